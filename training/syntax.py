"""Silver syntax as a second task: the encoder learns where phrases begin and end, and the reader drops this part later.

Parts of speech, entities, relations and heads (biaffine arcs: Dozat and Manning 2017) are told from a layer below the
last (low layers for low tasks: Søgaard and Goldberg 2016).
"""

import numpy as np
import torch
from torch import Tensor, nn

from corpus import Syntax

LAYER = -3  # of the encoder's states: two layers follow it


class SyntaxHead(nn.Module):
    def __init__(self, width: int, tags: int, relations: int, entities: int, arcs: int = 128):
        super().__init__()
        self.label = nn.ModuleList(nn.Linear(width, count) for count in (tags, relations, entities))
        self.of_token = nn.Linear(width, arcs)
        self.of_head = nn.Linear(width, arcs)

    def loss(self, states: Tensor, mask: Tensor, gold: Tensor) -> Tensor:
        """The mean loss over tokens; gold [4, batch, pieces]: tag, relation, entity, head, or -1."""
        told = gold[0] >= 0
        if not told.any():
            return states.sum() * 0
        tokens = states[told]
        losses = [nn.functional.cross_entropy(label(tokens).float(), gold[i][told]) for i, label in enumerate(self.label)]
        arcs = self.of_token(states) @ self.of_head(states).transpose(1, 2)
        arcs = arcs.float().masked_fill(~mask.bool()[:, None], -1e4)
        told = told & (gold[3] >= 0)
        losses.append(nn.functional.cross_entropy(arcs[told], gold[3][told]))
        return torch.stack(losses).sum()


def syntax_of_window(syntax: Syntax | None, start: int, end: int, width: int) -> np.ndarray:
    """[4, width] of pieces start to end, behind one special piece; a head outside the window is not told."""
    gold = np.full((4, width), -1, np.int64)
    if syntax is None:
        return gold
    for row, layer in enumerate((syntax.tag, syntax.relation, syntax.entity)):
        gold[row, 1 : end - start + 1] = layer[start:end]
    heads = syntax.head[start:end]
    gold[3, 1 : end - start + 1] = np.where((heads >= start) & (heads < end), heads - start + 1, -1)
    return gold
