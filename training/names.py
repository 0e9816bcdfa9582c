"""Which words are names: the reader sees that one stands there, and never which. So it cannot take sides.

    python names.py --shared ../../shared --out ../models          writes common-words.txt

A name is a capitalised word whose lower-case form is no common word and stands nowhere else in the text. The product
does the same, word by word.
"""

import argparse
import gzip
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

NAME = 1  # the id of a name, whichever: "[unused0]" of the vocabulary

# Words with a capital that are no names: they tell what somebody is, or when.
TITLES = (
    "adm amb atty capt cmdr col dr gen gov hon jr lt messrs mr mrs ms prof rep reps rev sen sens sgt sr st "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
).split(" ")
SHARE = 0.05  # of all places of a common word in train those where it stands in lower case, at least


def read_common_words(folder: Path) -> frozenset[str]:
    return frozenset((folder / "common-words.txt").read_text().split())


def find_names(words: list[str], common: frozenset[str]) -> list[bool]:
    """For each word of a text, as the tokenizer cuts them, whether it is a name."""
    plain = {word for word in words if word == word.lower()}
    return [is_capitalised(word) and word.lower() not in common and word.lower() not in plain for word in words]


def is_capitalised(word: str) -> bool:
    """Letters only, two at least, the first a capital."""
    kinds = [unicodedata.category(char) for char in word]
    return len(word) > 1 and kinds[0] == "Lu" and all(kind[0] == "L" for kind in kinds)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--out", type=Path, default=Path("../models"))
    options = parser.parse_args()
    low: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    with gzip.open(options.shared / "data" / "polnear" / "train.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            for word in re.findall(r"[^\W\d_]+", json.loads(line)["text"]):
                all_[word.lower()] += 1
                low[word.lower()] += word == word.lower()
    words = {word for word, count in low.items() if count >= max(1, SHARE * all_[word]) and len(word) > 1}
    out = options.out / "common-words.txt"
    out.write_text("\n".join(sorted(words | set(TITLES))) + "\n")
    print(f"{len(words)} words, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
