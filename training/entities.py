"""How well the encoder's second task tags names, for comparison with the product's rules (`npm run bench:names`).

Entities of a token are told by the head that training drops; runs of one kind are names, scored as there.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from corpus import add_syntax, load_tokenizer, read_articles, read_lines
from names import read_common_words
from reader import Reader
from syntax import LAYER, SyntaxHead

KINDS = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
STEP = 200


def main() -> None:
    options = parse_options()
    data = options.shared / "data" / "polnear"
    tokenizer = load_tokenizer(options.encoder)
    common = read_common_words(options.words)
    train = read_articles(data / "train.jsonl.gz", tokenizer, common)
    counts = add_syntax(train, data / "train.corenlp.jsonl.gz")
    kinds = sorted({token[4] for line in read_lines(data / "train.corenlp.jsonl.gz") for token in line["tokens"]})
    dev = read_articles(data / "dev.jsonl.gz", tokenizer, common)
    silver = {line["id"]: line["tokens"] for line in read_lines(data / "dev.corenlp.jsonl.gz")}
    model = Reader(options.encoder)
    whole = torch.nn.ModuleDict({"reader": model, "syntax": SyntaxHead(model.encoder.config.hidden_size, *counts)})
    whole.load_state_dict(torch.load(options.run / "whole.pt"))
    whole.eval()
    found = wanted = exact = overlapping = kind = 0
    for article in dev:
        if article.id not in silver:
            continue
        tokens = silver[article.id]
        told = tag(whole, article, kinds)
        labels = [told.get(first_piece(article.offsets, token[0]), "O") for token in tokens]
        ours = runs(tokens, labels)
        theirs = runs(tokens, [token[4] for token in tokens])
        found, wanted = found + len(ours), wanted + len(theirs)
        for start, end, what in theirs:
            exact += any((a, b) == (start, end) for a, b, _ in ours)
            over = next((k for a, b, k in ours if a < end and start < b), None)
            overlapping += over is not None
            kind += over == what
    print(f"precision, same words  {exact / found:.3f}  {exact} of {found}")
    print(f"recall, same words     {exact / wanted:.3f}  {exact} of {wanted}")
    print(f"recall, overlapping    {overlapping / wanted:.3f}  {overlapping} of {wanted}")
    print(f"kind of those          {kind / overlapping:.3f}  {kind} of {overlapping}")


@torch.no_grad()
def tag(whole, article, kinds) -> dict[int, str]:
    """The kind of entity of each piece."""
    told = {}
    for start in range(0, len(article.ids), STEP):
        first, end = max(0, start - 60), min(len(article.ids), start + STEP + 60)
        ids = torch.tensor([[101, *article.ids[first:end], 102]])
        features = torch.tensor([[0, *article.features[first:end], 0]])
        states = whole["reader"].layers(ids, features, torch.ones_like(ids))[LAYER]
        best = whole["syntax"].label[2](states)[0].argmax(1).tolist()
        for piece in range(start, min(end, start + STEP)):
            told[piece] = kinds[best[piece - first + 1]]
    return told


def first_piece(offsets: np.ndarray, start: int) -> int:
    return int(np.searchsorted(offsets[:, 1], start, "right"))


def runs(tokens: list, labels: list[str]) -> list[tuple[int, int, str]]:
    """Runs of tokens of one kind of name."""
    found, before = [], "O"
    for (start, end, *_), label in zip(tokens, labels):
        if label in KINDS and label == before and found:
            found[-1] = (found[-1][0], end, label)
        elif label in KINDS:
            found.append((start, end, label))
        before = label
    return found


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--run", type=Path, default=Path("runs/third"))
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--words", type=Path, default=Path("../models"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
