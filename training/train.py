"""Trains the reader on PolNeAR's train split.

    python train.py --encoder PATH --run runs/first --epochs 2
    python nested.py --encoder PATH --run runs/first
    python train.py --encoder PATH --run runs/second --begin runs/first --nested runs/first/nested.json [--resume]

With --begin it goes on from another run; with --nested it learns attributions inside contents too.

Seeded; the state is saved every 200 steps, so that a run that was cut off goes on with --resume. The weights that are
kept are an average over the last steps (Polyak and Juditsky 1992).
"""

import argparse
import copy
import json
import random
import time
from pathlib import Path

import numpy as np
import torch

from corpus import ROLES, Article, add_syntax, load_tokenizer, read_articles
from evaluate import evaluate
from names import read_common_words
from reader import Reader, crf_loss
from syntax import LAYER, SyntaxHead, syntax_of_window

WINDOW = 320  # pieces of a training window
PASSES_BY = 32  # pieces by which windows overlap
FIRST_NAMES = "john mary smith jones london paris david anna miller peter"  # what the embedding of a name begins with
ROUND = 64  # lengths are rounded up to this, so that memory is reused


def main() -> None:
    options = parse_options()
    torch.set_num_threads(options.threads)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(options.seed)
    data = options.shared / "data" / "polnear"
    tokenizer = load_tokenizer(options.encoder)
    common = read_common_words(options.words)
    train = read_articles(data / "train.jsonl.gz", tokenizer, common, others=True)
    counts = add_syntax(train, data / "train.corenlp.jsonl.gz")
    dev = read_articles(data / "dev.jsonl.gz", tokenizer, common)
    if options.nested:
        add_nested(train, json.loads(options.nested.read_text()))
    options.run.mkdir(parents=True, exist_ok=True)

    model = Reader(options.encoder)
    model.begin_with(torch.tensor(tokenizer.encode(FIRST_NAMES, add_special_tokens=False).ids))
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    syntax = SyntaxHead(model.encoder.config.hidden_size, *counts)
    whole = torch.nn.ModuleDict({"reader": model, "syntax": syntax})
    if options.begin:
        whole.load_state_dict(torch.load(options.begin / "whole.pt"))
    average = copy.deepcopy(whole).eval()
    optimizer = torch.optim.AdamW(groups(whole, options), fused=True)
    batches = plan(train, options)
    last = min(options.steps or len(batches), len(batches))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, len(batches)))
    state_file = options.run / "state.pt"
    first = 0
    if options.resume and state_file.exists():
        state = torch.load(state_file)
        whole.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["step"]

    model.train()
    started, pieces, losses = time.time(), 0, []
    for step in range(first, last):
        random.seed(options.seed * 1_000_003 + step)  # the same cues are drawn after a resume
        cut = [(train[article], start, end) for article, start, end in batches[step]]
        loss, count = loss_of(whole, cut, options)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(whole.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        move(average, whole, min(options.average, step / (step + 10)))
        pieces += count
        losses.append(float(loss.detach()))
        if step % 50 == 49:
            speed = pieces / (time.time() - started)
            print(f"step {step + 1} of {len(batches)}, loss {np.mean(losses):.4f}, {speed:.0f} pieces/s", flush=True)
            losses = []
        if step % 200 == 199:
            torch.save(
                {
                    "model": whole.state_dict(),
                    "average": average.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "schedule": schedule.state_dict(),
                    "step": step + 1,
                },
                state_file,
            )
        if step + 1 in (last // 2, last):
            torch.save(average.state_dict(), options.run / "whole.pt")
            evaluate(average["reader"], dev, data / "dev.jsonl.gz", options)
    (options.run / "done").touch()


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--words", type=Path, default=Path("../models"))  # the folder of common-words.txt
    parser.add_argument("--begin", type=Path)
    parser.add_argument("--nested", type=Path)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--steps", type=int)  # ends there, with the rates of the whole plan
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.9)  # of the rate, per layer from the top
    parser.add_argument("--average", type=float, default=0.998)  # how much of the average a step keeps
    parser.add_argument("--syntax", type=float, default=0.1)  # weight of the silver syntax
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def add_nested(train: list[Article], nested: dict[str, list]) -> None:
    for article in train:
        article.nested = [{role: [tuple(span) for span in one[role]] for role in ROLES} for one in nested[article.id]]


@torch.no_grad()
def move(average: torch.nn.Module, model: torch.nn.Module, keep: float) -> None:
    pairs = [(a, p) for a, p in zip(average.parameters(), model.parameters()) if p.requires_grad]
    torch._foreach_lerp_([a for a, _ in pairs], [p for _, p in pairs], 1 - keep)


def groups(model: torch.nn.ModuleDict, options: argparse.Namespace) -> list[dict]:
    """Parameters with their rates: the lower a layer, the slower (Howard and Ruder 2018)."""
    layers = model["reader"].encoder.config.num_hidden_layers
    found = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = options.head_rate
        if name.startswith("reader.encoder."):
            layer = int(name.split("layer.")[1].split(".")[0]) + 1 if "layer." in name else 0
            rate = options.rate * options.decay ** (layers - layer)
        found.append({"params": [parameter], "lr": rate, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
    return found


def rate(step: int, steps: int) -> float:
    warm = 0.06 * steps
    return min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm)))


def plan(train: list[Article], options: argparse.Namespace) -> list[list[tuple[int, int, int]]]:
    """All batches of all epochs: windows at other places each time, windows of like length together."""
    draw = random.Random(options.seed)
    batches = []
    for _ in range(options.epochs):
        cut = []
        for index, article in enumerate(train):
            start = -draw.randint(0, WINDOW // 3)
            while start < len(article.ids):
                first, end = max(0, start), min(len(article.ids), start + WINDOW)
                if end - first > 16:
                    cut.append((index, first, end))
                start += WINDOW - PASSES_BY
        draw.shuffle(cut)
        epoch = []
        for at in range(0, len(cut), options.batch * 50):
            near = sorted(cut[at : at + options.batch * 50], key=lambda one: one[2] - one[1])
            epoch += [near[i : i + options.batch] for i in range(0, len(near), options.batch)]
        draw.shuffle(epoch)
        batches += epoch
    return batches


def loss_of(
    whole: torch.nn.ModuleDict, cut: list[tuple[Article, int, int]], options: argparse.Namespace
) -> tuple[torch.Tensor, int]:
    """The loss of some windows, and how many pieces they have."""
    model = whole["reader"]
    width = -(-(max(end - start for _, start, end in cut) + 2) // ROUND) * ROUND
    ids, features, mask = (np.zeros((len(cut), width), np.int64) for _ in range(3))
    cue_gold = np.zeros((len(cut), width, 2), np.float32)
    rows, cues, labels = [], [], []
    for row, (article, start, end) in enumerate(cut):
        count = end - start
        ids[row, 0], ids[row, count + 1] = 101, 102
        ids[row, 1 : count + 1] = article.ids[start:end]
        features[row, 1 : count + 1] = article.features[start:end]
        mask[row, : count + 2] = 1
        for nested, attributions in enumerate((article.attributions, article.nested)):
            for attribution in attributions:
                seen = [p for a, b in attribution["cue"] for p in range(max(a, start), min(b, end))]
                gold = label_pieces(attribution, start, end, width)
                cue_gold[row, [p - start + 1 for p in seen], nested] = 1
                if seen and (gold == 2).any():
                    rows.append(row)
                    cues.append(random.choice(seen) - start + 1)
                    labels.append(gold)

    spare = -len(rows) % 16 if rows else 0
    weight = torch.tensor([1.0] * len(rows) + [0.0] * spare)
    rows, cues, labels = rows + [0] * spare, cues + [1] * spare, labels + [np.zeros(width, np.int64)] * spare
    seen_mask = torch.tensor(mask)
    with torch.autocast("cpu", torch.bfloat16):
        layers = model.layers(torch.tensor(ids), torch.tensor(features), seen_mask)
        states = model.drop(layers[-1])
        odds = model.cue(states)
        scores = model.label(states, torch.tensor(rows), torch.tensor(cues)) if rows else None
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        odds.float(), torch.tensor(cue_gold), reduction="none"
    ).sum(2)
    loss = 4 * (loss * seen_mask).sum() / seen_mask.sum()
    if options.syntax > 0:
        gold = np.stack([syntax_of_window(article.syntax, start, end, width) for article, start, end in cut], 1)
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss + options.syntax * whole["syntax"].loss(layers[LAYER], seen_mask, torch.tensor(gold))
    if scores is not None:
        paths = crf_loss(scores.float(), torch.tensor(np.stack(labels)), seen_mask[torch.tensor(rows)], model.transitions)
        loss = loss + (paths * weight).sum() / weight.sum() / 30
    return loss, int(mask.sum())


def label_pieces(attribution: dict, start: int, end: int, width: int) -> np.ndarray:
    gold = np.zeros(width, np.int64)
    for label, role in enumerate(ROLES, 1):
        for first, last in attribution[role]:
            low, high = max(first, start), min(last, end)
            if low < high:
                gold[low - start + 1 : high - start + 1] = label
    return gold


if __name__ == "__main__":
    main()
