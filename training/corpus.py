"""PolNeAR as word pieces: what the model sees of an article, and where its attributions stand in pieces.

The product has to do the same, piece by piece and feature by feature.
"""

import gzip
import json
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

ROLES = ("source", "content", "cue")
FEATURES = 16  # capital (4) x inside a quotation (2) x first of a paragraph (2)


@dataclass
class Article:
    """An article in pieces. Spans of attributions are [first, end) in pieces."""

    id: str
    text: str
    ids: np.ndarray
    offsets: np.ndarray  # [pieces, 2]: code points of the text
    features: np.ndarray
    attributions: list[dict[str, list[tuple[int, int]]]]
    nested: list[dict[str, list[tuple[int, int]]]] = field(default_factory=list)  # inside contents; silver

    @property
    def paragraphs(self) -> np.ndarray:
        """The pieces that begin a paragraph."""
        return np.flatnonzero(self.features >= 8)


def load_tokenizer(encoder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_lines(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def read_articles(path: Path, tokenizer: Tokenizer) -> list[Article]:
    return [to_article(line, tokenizer) for line in read_lines(path)]


def to_article(line: dict, tokenizer: Tokenizer) -> Article:
    ids, offsets, features = to_pieces(line["text"], tokenizer)
    attributions = []
    for attribution in line["attributions"]:
        spans = {role: spans_in_pieces(offsets, attribution[role]) for role in ROLES}
        if spans["cue"] and spans["content"]:
            attributions.append(spans)
    return Article(line["id"], line["text"], ids, offsets, features, attributions)


def to_pieces(text: str, tokenizer: Tokenizer) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2)
    quoted = quotation_state(text)
    features = np.zeros(len(offsets), np.int64)
    last = 0
    for index, (start, end) in enumerate(offsets):
        begins = index == 0 or "\n" in text[last:start]
        features[index] = capital(text[start:end]) + 4 * quoted[start] + 8 * begins
        last = end
    return np.array(encoding.ids, dtype=np.int64), offsets, features


def capital(word: str) -> int:
    """0 lower case, 1 an initial capital, 2 capitals only (two letters or more), 3 no letter first."""
    kinds = [unicodedata.category(char) for char in word]
    if not kinds or kinds[0][0] != "L":
        return 3
    letters = [kind for kind in kinds if kind[0] == "L"]
    if len(letters) > 1 and all(kind == "Lu" for kind in letters):
        return 2
    return int(kinds[0] == "Lu")


def quotation_state(text: str) -> np.ndarray:
    """For each character whether it stands in a quotation, its marks included; a line break ends all quotations."""
    state = np.zeros(len(text) + 1, np.int64)
    inside = 0
    for index, char in enumerate(text):
        closes = char in "”»" or (inside and (char == '"' or text.startswith("''", index)))
        if char == "\n":
            inside = 0
        elif closes:
            state[index] = 1
            inside = 0
            continue
        elif char in '“„«"' or text.startswith("''", index):
            inside = 1
        state[index] = inside
    return state


def spans_in_pieces(offsets: np.ndarray, spans: list[list[int]]) -> list[tuple[int, int]]:
    """The pieces that share a character with each span."""
    found = []
    for start, end in spans:
        first = int(np.searchsorted(offsets[:, 1], start, "right"))
        last = int(np.searchsorted(offsets[:, 0], end, "left"))
        if first < last:
            found.append((first, last))
    return found
