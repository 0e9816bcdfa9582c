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

from names import NAME, find_names

ROLES = ("source", "content", "cue")
FEATURES = 16  # capital (4) x inside a quotation (2) x first of a paragraph (2)


@dataclass
class Syntax:
    """The companion's layers, silver, at the first piece of each of its tokens; -1 at every other piece."""

    tag: np.ndarray  # part of speech
    relation: np.ndarray  # to its head
    entity: np.ndarray
    head: np.ndarray  # the first piece of its head; its own for a root


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
    syntax: Syntax | None = None

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


def read_articles(path: Path, tokenizer: Tokenizer, common: frozenset[str], others: bool = False) -> list[Article]:
    """The articles of a split; with `others` once more for each further annotator who read one."""
    articles = []
    for line in read_lines(path):
        readings = [line, *(line.get("others", []) if others else [])]
        articles += [to_article(line, reading["attributions"], tokenizer, common) for reading in readings]
    return articles


def to_article(line: dict, attributions: list[dict], tokenizer: Tokenizer, common: frozenset[str]) -> Article:
    ids, offsets, features = to_pieces(line["text"], tokenizer, common)
    in_pieces = [{role: spans_in_pieces(offsets, one[role]) for role in ROLES} for one in attributions]
    in_pieces = [one for one in in_pieces if one["cue"] and one["content"]]
    return Article(line["id"], line["text"], ids, offsets, features, in_pieces)


def add_syntax(articles: list[Article], path: Path) -> tuple[int, int, int]:
    """Gives articles their companion's layers; how many tags, relations and kinds of entity there are."""
    companions = {line["id"]: line for line in read_lines(path)}
    columns = [sorted({token[column] for line in companions.values() for token in line["tokens"]}) for column in (2, 6, 4)]
    numbers = [{name: number for number, name in enumerate(column)} for column in columns]
    for article in articles:
        if article.id in companions:
            article.syntax = to_syntax(article.offsets, companions[article.id]["tokens"], numbers)
    return tuple(len(column) for column in columns)


def to_syntax(offsets: np.ndarray, tokens: list[list], numbers: list[dict[str, int]]) -> Syntax:
    starts = np.array([token[0] for token in tokens])
    ends = np.array([token[1] for token in tokens])
    firsts = np.searchsorted(offsets[:, 1], starts, "right")
    lasts = np.searchsorted(offsets[:, 0], ends, "left")
    layers = Syntax(*(np.full(len(offsets), -1, np.int64) for _ in range(4)))
    for first, last, (_, _, tag, _, entity, head, relation) in zip(firsts, lasts, tokens):
        if first >= last:
            continue
        layers.tag[first] = numbers[0][tag]
        layers.relation[first] = numbers[1][relation]
        layers.entity[first] = numbers[2][entity]
        layers.head[first] = first if head < 0 else min(firsts[head], len(offsets) - 1)
    return layers


def to_pieces(text: str, tokenizer: Tokenizer, common: frozenset[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ids, offsets and features of a text's pieces; a name is one piece that does not tell which name it is."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    known, places, words_of = encoding.ids, encoding.offsets, encoding.word_ids
    words: list[tuple[int, int]] = []  # in pieces
    for piece, word in enumerate(words_of):
        if piece and word == words_of[piece - 1]:
            words[-1] = (words[-1][0], piece + 1)
        else:
            words.append((piece, piece + 1))
    spans = [(places[first][0], places[end - 1][1]) for first, end in words]
    begins = [index == 0 or "\n" in text[spans[index - 1][1] : start] for index, (start, _) in enumerate(spans)]
    names = find_names([text[start:end] for start, end in spans], common)
    quoted = quotation_state(text)
    ids, offsets, features = [], [], []
    for (first, end), span, begin, name in zip(words, spans, begins, names):
        pieces = [(NAME, span)] if name else list(zip(known[first:end], places[first:end]))
        for number, (piece, (start, stop)) in enumerate(pieces):
            ids.append(piece)
            offsets.append((start, stop))
            features.append(capital(text[start:stop]) + 4 * quoted[start] + 8 * (begin and number == 0))
    return np.array(ids, np.int64), np.array(offsets, np.int32).reshape(-1, 2), np.array(features, np.int64)


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
