"""Makes the texts that prove what the product shows its model: test/read/attribution/pieces.jsonl.gz, a text a line.

    python fixture.py --encoder PATH

The texts are drawn at random from our own words and from characters that real and hostile reports hold.
"""

import argparse
import gzip
import json
import random
import unicodedata
from pathlib import Path

from corpus import load_tokenizer, to_pieces
from names import read_common_words

WORDS = (
    "the envoy said that Norland would withdraw Norland Marr Sudmark Kirrow The Sen. J. Mr. Minister of : “ ” . . "
    "President Talks ceasefire talks Minister’s Dr. U.S. 3.5 1,200 per-cent co-operation "
    "“truce” ‘maybe’ 'no' \"yes\" ''so'' — – - … ( ) [ ] / \\ # @ & % $ € £ don't they’re É naïve façade Łódź Çetin "
    "ŻÓŁĆ ﬁne ﬂag Straße STRASSE İstanbul ısı Ελλάδα ΣΊΣΥΦΟΣ Москва Київ ščit e\u0301te\u0301 n\u0303 a\u0323\u0302 "
    "שלום سلام 平和 停火。 한국 日本語テスト ไทย हिन्दी 🕊️ 👩‍⚖️ 🇺🇳 🤝 𝕬 𐍈 ½ ² ™ © ° ∞ ≤ × http://a.b/c?d=e f@g.h "
    "antidisestablishmentarianism xqzvkjw ABC123def"
).split(" ")
BETWEEN = (
    *(" ", " ", " ", " ", " ", "", "", "\n", "\n\n", "\r\n", "\t"),
    *("\u00a0", "\u2028", "\u200b", "\u3000", "\u00ad", "\u0000", "\ufeff", "\ufffd", "\u202e"),
)
COUNT = 4000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--encoder", type=Path, required=True)
    options = parser.parse_args()
    tokenizer = load_tokenizer(options.encoder)
    common = read_common_words(Path(__file__).parent.parent / "models")
    draw = random.Random(7)
    lines = []
    for _ in range(COUNT):
        text = make_text(draw)
        ids, offsets, features = to_pieces(text, tokenizer, common)
        units = [0]
        for char in text:
            units.append(units[-1] + 1 + (ord(char) > 0xFFFF))
        spans = [unit for start, end in offsets.tolist() for unit in (units[start], units[end])]
        lines.append(json.dumps({"text": text, "ids": ids.tolist(), "spans": spans, "features": features.tolist()}, ensure_ascii=False))
    out = Path(__file__).parent.parent / "test" / "read" / "attribution" / "pieces.jsonl.gz"
    out.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(f"{COUNT} texts, {out.stat().st_size} bytes")


def make_text(draw: random.Random) -> str:
    parts = []
    for _ in range(draw.randint(1, 16)):
        kind = draw.random()
        if kind < 0.04:
            parts.append("".join(chr(draw.choice(RARE)) for _ in range(draw.randint(1, 4))))
        elif kind < 0.05:
            parts.append("long" * draw.randint(20, 40))
        else:
            word = draw.choice(WORDS)
            parts.append(draw.choice((word, word, word, word.upper(), word.title())))
        parts.append(draw.choice(BETWEEN))
    return "".join(parts)


# Characters that Unicode has known for long and as what they are now: of others each library knows what its tables do.
KNOWN = [
    code
    for code in range(0x01, 0x10000)
    if unicodedata.ucd_3_2_0.category(chr(code)) == unicodedata.category(chr(code)) not in ("Cn", "Cs")
]
RARE = [code for code in KNOWN if code != 0x0A and code < 0x3000] * 5 + [code for code in KNOWN if code >= 0x3000]

if __name__ == "__main__":
    main()
