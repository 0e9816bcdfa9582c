"""The reader's model: one encoder pass finds cues, then each cue labels every piece around it.

What one cue labels belongs together, so that nothing is left to link. A linear-chain CRF over the labels of one cue
keeps its pieces together (Lafferty, McCallum and Pereira 2001).
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from corpus import FEATURES
from names import NAME

LABELS = ("none", "source", "content", "cue")
DISTANCES = 64  # buckets of the distance between a piece and the cue, 32 on either side


class Reader(nn.Module):
    def __init__(self, encoder: Path, hidden: int = 256, dropout: float = 0.1):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False)
        for module in self.encoder.modules():  # attention without dropout runs several times as fast on a CPU
            if "SelfAttention" in type(module).__name__:
                module.dropout = nn.Dropout(0.0)
        width = self.encoder.config.hidden_size
        self.feature = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.feature.weight)
        self.name = nn.Parameter(torch.zeros(width))  # stands for every name
        self.drop = nn.Dropout(dropout)
        self.cue = nn.Linear(width, 2)  # outermost, nested
        self.of_piece = nn.Linear(width, hidden)
        self.of_cue = nn.Linear(width, hidden)
        self.of_distance = nn.Embedding(DISTANCES, hidden)
        nn.init.normal_(self.of_distance.weight, std=0.02)
        self.mix = nn.Linear(hidden, hidden)
        self.near = nn.Conv1d(hidden, hidden, 5, padding=2, groups=hidden)
        nn.init.zeros_(self.near.weight)
        nn.init.zeros_(self.near.bias)
        self.out = nn.Linear(hidden, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """[batch, pieces] three times → states [batch, pieces, width]."""
        return self.drop(self.layers(ids, features, mask)[-1])

    def begin_with(self, names: Tensor) -> None:
        """Lets the embedding of a name begin as the mean of real ones, [names] as ids."""
        with torch.no_grad():
            self.name.copy_(self.encoder.embeddings.word_embeddings(names).mean(0))

    def layers(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """The states after each layer of the encoder."""
        words = self.encoder.embeddings.word_embeddings(ids)
        embedded = torch.where((ids == NAME)[..., None], self.name, words) + self.feature(features)
        return self.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True).hidden_states

    def label(self, states: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
        """The scores of labels [cues, pieces, labels]; cue i stands at piece cues[i] of row rows[i]."""
        distance = torch.arange(states.shape[1])[None] - cues[:, None]
        mixed = self.of_piece(states)[rows] + self.of_cue(states)[rows, cues][:, None]
        mixed = nn.functional.gelu(mixed + self.of_distance(bucket(distance)).to(mixed.dtype))
        mixed = mixed + nn.functional.gelu(self.mix(self.drop(mixed)))
        mixed = mixed + self.near(mixed.transpose(1, 2)).transpose(1, 2)
        return self.out(mixed)


def load_reader(encoder: Path, run: Path) -> Reader:
    """The reader of a run, ready to read; what else the run trained stays behind."""
    reader = Reader(encoder)
    weights = torch.load(run / "whole.pt")
    reader.load_state_dict({key.removeprefix("reader."): value for key, value in weights.items() if key.startswith("reader.")})
    return reader.eval()


def bucket(distance: Tensor) -> Tensor:
    """0 to 11 exactly, then logarithmic to 31; pieces behind the cue in the second half."""
    size = distance.abs().clamp(max=511)
    far = 12 + ((size.float() / 12).clamp(min=1).log() * 5).long()
    side = torch.where(size < 12, size, far).clamp(max=31)
    return torch.where(distance < 0, side, side + 32)


def crf_loss(scores: Tensor, labels: Tensor, mask: Tensor, transitions: Tensor) -> Tensor:
    """Negative log likelihood of the labels [cues], each over the pieces of its mask, which starts at piece 0."""
    mask = mask.bool()
    gold = scores.gather(2, labels[..., None])[..., 0]
    steps = transitions[labels[:, :-1], labels[:, 1:]]
    path = (gold * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
    total = scores[:, 0]
    for piece in range(1, scores.shape[1]):
        after = torch.logsumexp(total[:, :, None] + transitions[None], 1) + scores[:, piece]
        total = torch.where(mask[:, piece, None], after, total)
    return torch.logsumexp(total, 1) - path
