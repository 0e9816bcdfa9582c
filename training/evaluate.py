"""Scores a model on dev with the project's scorer, at several thresholds."""

import argparse
import json
import subprocess
from pathlib import Path

from corpus import Article
from decode import Found, find
from reader import Reader

SHOWN = (
    ("content tokens", "f1"),
    ("content exact", "f1"),
    ("content partial", "f1"),
    ("end to end", "f1"),
    ("source overlap", "accuracy"),
    ("source tokens", "f1"),
    ("cue tokens", "f1"),
)


def evaluate(model: Reader, dev: list[Article], gold: Path, options: argparse.Namespace) -> None:
    """Prints the F1s of the outermost attributions, with all that are likelier than each threshold."""
    found = {article.id: [one for one in find(model, article) if not one.nested] for article in dev}
    for threshold in (0.3, 0.4, 0.5, 0.6):
        predicted = options.run / "predicted.jsonl"
        with predicted.open("w") as lines:
            for article in dev:
                kept = [to_spans(one, article) for one in found[article.id] if probability(one) >= threshold]
                lines.write(json.dumps({"id": article.id, "attributions": kept}) + "\n")
        scorer = options.shared / "score" / "attribution.mjs"
        command = ["node", str(scorer), "--gold", str(gold), "--predicted", str(predicted), "--json"]
        measures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["measures"]
        row = ", ".join(f"{name} {measures[name][figure]['value']:.3f}" for name, figure in SHOWN)
        print(f"threshold {threshold}: {row}", flush=True)


def probability(one: Found) -> float:
    return 1 / (1 + 2.718281828459045**-one.cue_score)


def to_spans(one: Found, article: Article) -> dict:
    def spans(pieces: list[tuple[int, int]]) -> list[list[int]]:
        return [[int(article.offsets[a][0]), int(article.offsets[b - 1][1])] for a, b in pieces]

    return {"source": spans(one.source), "cue": spans(one.cue), "content": spans(one.content)}
