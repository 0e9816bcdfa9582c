"""From scores to attributions, as the product does but for nesting: windows, cues, the best path of labels around each."""

from dataclasses import dataclass

import numpy as np
import torch

from corpus import Article
from reader import Reader

WINDOW = 320  # pieces that the model sees at once, its two special ones not counted
CORE = 208  # of them those whose cues are taken
BEFORE = 48  # pieces of context before the core
LEAST = 0.2  # probability of a piece from which it may be a cue
NEAR = 2  # pieces on either side among which a cue is the likeliest


@dataclass
class Found:
    """An attribution in pieces, with the evidence that its confidence is made of."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    nested: bool
    cue_score: float  # log odds
    path_score: float  # mean log probability of its pieces' labels
    weakest: float  # the smallest of them


def windows(article: Article) -> list[tuple[int, int, int, int]]:
    """(start, end, core start, core end): cores tile the article and end with a paragraph where one does in time."""
    tiles = []
    count, paragraphs, core = len(article.ids), article.paragraphs, 0
    while core < count:
        end = min(count, core + CORE)
        if end < count:
            breaks = paragraphs[(paragraphs > core + CORE // 2) & (paragraphs <= end)]
            end = int(breaks[-1]) if len(breaks) else end
        start = max(0, core - BEFORE)
        tiles.append((start, min(count, start + WINDOW), core, end))
        core = end
    return tiles


def pick_cues(odds: np.ndarray, first: int, end: int) -> list[int]:
    """The pieces that may be a cue and are the likeliest of their neighbourhood."""
    likely = [piece for piece in range(first, end) if odds[piece] > np.log(LEAST / (1 - LEAST))]
    return [piece for piece in likely if odds[piece] >= odds[max(0, piece - NEAR) : piece + NEAR + 1].max()]


def best_path(scores: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """The likeliest labels (Viterbi 1967)."""
    best = scores[0]
    back = np.zeros(scores.shape, np.int64)
    for piece in range(1, len(scores)):
        steps = best[:, None] + transitions
        back[piece] = steps.argmax(0)
        best = steps.max(0) + scores[piece]
    path = np.zeros(len(scores), np.int64)
    path[-1] = best.argmax()
    for piece in range(len(scores) - 1, 0, -1):
        path[piece - 1] = back[piece, path[piece]]
    return path


def runs(path: np.ndarray, label: int, offset: int) -> list[tuple[int, int]]:
    edges = np.diff(np.concatenate([[0], path == label, [0]]).astype(np.int8))
    return [(int(a) + offset, int(b) + offset) for a, b in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1))]


def surest(sources: list[tuple[int, int]], sureness: np.ndarray, offset: int) -> list[tuple[int, int]]:
    """The run that is a source the surest, alone: a source stands in one place."""
    return sorted(sources, key=lambda run: -sureness[run[0] - offset : run[1] - offset].mean())[:1]


@torch.no_grad()
def find(model: Reader, article: Article) -> list[Found]:
    """All attributions of an article, each cue once."""
    found = []
    transitions = model.transitions.float().numpy()
    for start, end, core, core_end in windows(article):
        ids = torch.tensor(np.concatenate([[101], article.ids[start:end], [102]]))[None]
        features = torch.tensor(np.concatenate([[0], article.features[start:end], [0]]))[None]
        with torch.autocast("cpu", torch.bfloat16):
            states = model.encode(ids, features, torch.ones_like(ids))
            odds = model.cue(states)[0, 1:-1].float().numpy()
        for kind in (0, 1):
            cues = pick_cues(odds[:, kind], core - start, core_end - start)
            if not cues:
                continue
            with torch.autocast("cpu", torch.bfloat16):
                scores = model.label(states, torch.zeros(len(cues), dtype=torch.long), torch.tensor(cues) + 1)
            for cue, score in zip(cues, scores[:, 1:-1].float()):
                path = best_path(score.numpy(), transitions)
                content = runs(path, 2, start)
                if not content:
                    continue
                sure = score.log_softmax(-1).numpy()[np.arange(len(path)), path][path > 0]
                found.append(
                    Found(
                        surest(runs(path, 1, start), (score[:, 1] - score[:, 0]).numpy(), start),
                        runs(path, 3, start) or [(start + cue, start + cue + 1)],
                        content,
                        bool(kind),
                        float(odds[cue, kind]),
                        float(sure.mean()),
                        float(sure.min()),
                    )
                )
    return without_twins(found)


def without_twins(found: list[Found]) -> list[Found]:
    """Of those that share a piece of their cue the likeliest."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: -one.cue_score):
        pieces = {piece for first, end in one.cue for piece in range(first, end)}
        if pieces & taken:
            continue
        taken |= pieces
        kept.append(one)
    return kept
