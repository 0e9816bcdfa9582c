"""Makes silver attributions inside contents: a first model reads each content of train as if it were a text of its own.

    python nested.py --encoder PATH --run runs/first          writes runs/first/nested.json

The corpus marks the outermost level only. What the speaker says of himself ("I think") is left out: it nests nothing.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from corpus import ROLES, Article, load_tokenizer, read_articles
from decode import find
from names import read_common_words
from reader import Reader, load_reader

LEVELS = 3  # the outermost included
SURE = 0.0  # log odds from which a cue counts
LEAST = 6  # pieces of a content that can hold an attribution


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--words", type=Path, default=Path("../models"))
    options = parser.parse_args()
    model = load_reader(options.encoder, options.run)
    file = options.shared / "data" / "polnear" / "train.jsonl.gz"
    train = read_articles(file, load_tokenizer(options.encoder), read_common_words(options.words))
    nested = {}
    for done, article in enumerate(train, 1):
        nested[article.id] = find_nested(model, article)
        if done % 100 == 0:
            print(f"{done} articles, {sum(map(len, nested.values()))} nested attributions", flush=True)
    (options.run / "nested.json").write_text(json.dumps(nested))


def find_nested(model: Reader, article: Article) -> list[dict]:
    found: dict[tuple, dict] = {}
    outer = article.attributions
    for _ in range(1, LEVELS):
        inner = [one for attribution in outer for one in read_content(model, article, attribution["content"])]
        found.update({tuple(one["cue"]): one for one in inner})
        outer = inner
    return list(found.values())


def read_content(model: Reader, article: Article, content: list[tuple[int, int]]) -> list[dict]:
    """The attributions of the pieces of a content, as pieces of the article."""
    places = np.concatenate([np.arange(first, end) for first, end in content])
    if len(places) < LEAST:
        return []
    features = article.features[places] % 8
    features[0] += 8
    features[1:] += 8 * (article.features[places[1:]] >= 8)
    text = Article("", article.text, article.ids[places], article.offsets[places], features, [])
    inner = []
    for one in find(model, text):
        if one.nested or one.cue_score < SURE or says_of_himself(text, one.source):
            continue
        inner.append({role: [run for a, b in getattr(one, role) for run in unbroken(places[a:b])] for role in ROLES})
    return inner


def unbroken(places: np.ndarray) -> list[tuple[int, int]]:
    """The runs of pieces that follow each other: what stands between the halves of a content is no part of it."""
    parts = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1)
    return [(int(part[0]), int(part[-1]) + 1) for part in parts]


def says_of_himself(text: Article, source: list[tuple[int, int]]) -> bool:
    words = [text.text[text.offsets[a][0] : text.offsets[b - 1][1]].lower() for a, b in source]
    return words in (["i"], ["we"])


if __name__ == "__main__":
    main()
