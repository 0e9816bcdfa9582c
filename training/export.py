"""Exports a trained reader: one ONNX graph from pieces to the labels of each cue, int8, and what decoding needs.

    python export.py --encoder PATH --run runs/third --out ../models

Thresholds and calibration are filled in afterwards, by the product itself: npm run bench:calibration -- --fit

Matrices get 7-bit weights (machines without VNNI saturate on 8), one scale a column; the word embeddings 8-bit rows,
one scale a row.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from decode import LEAST, NEAR
from names import NAME
from reader import Reader, load_reader


class Exported(nn.Module):
    """One window, without padding: what the product runs."""

    def __init__(self, reader: Reader):
        super().__init__()
        self.reader = reader
        embeddings = reader.encoder.embeddings.word_embeddings.weight.detach().clone()
        embeddings[NAME] = reader.name.detach()
        scale = embeddings.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(embeddings / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.register_buffer("least", torch.logit(torch.tensor(LEAST)))

    def forward(self, ids: Tensor, features: Tensor, core: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """ids, features, core [pieces] → of each cue its piece, its kind (0 outermost, 1 nested), its log odds, and
        the scores of labels [cues, pieces, labels]."""
        reader = self.reader
        states = self.encode(self.rows[ids].float() * self.scale[ids] + reader.feature(features))[None]
        odds = reader.cue(states)[0].T
        around = nn.functional.pad(odds, (NEAR, NEAR), value=-1e4)
        highest = torch.stack([around[:, shift : shift + ids.shape[0]] for shift in range(2 * NEAR + 1)]).amax(0)
        picked = (odds > self.least) & (odds >= highest) & (core > 0)[None]
        kinds, cues = picked.nonzero(as_tuple=True)
        scores = reader.label(states, torch.zeros_like(cues), cues)
        return cues, kinds, odds[kinds, cues], scores

    def encode(self, embedded: Tensor) -> Tensor:
        """BERT's layers over one window [pieces, width], written out: without padding there is nothing to mask."""
        bert = self.reader.encoder
        first = bert.embeddings
        positions = first.position_embeddings.weight[: embedded.shape[0]]
        states = first.LayerNorm(embedded + positions + first.token_type_embeddings.weight[0])
        heads = bert.config.num_attention_heads
        for layer in bert.encoder.layer:
            look = layer.attention.self
            query, key, value = (
                part(states).unflatten(1, (heads, -1)).transpose(0, 1) for part in (look.query, look.key, look.value)
            )
            weights = (query @ key.transpose(1, 2) / query.shape[-1] ** 0.5).softmax(-1)
            seen = (weights @ value).transpose(0, 1).flatten(1)
            states = layer.attention.output.LayerNorm(layer.attention.output.dense(seen) + states)
            grown = nn.functional.gelu(layer.intermediate.dense(states))
            states = layer.output.LayerNorm(layer.output.dense(grown) + states)
        return states


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    reader = load_reader(options.encoder, options.run)
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export(Exported(reader).eval(), whole)
        quantize_dynamic(
            whole,
            options.out / "reader.onnx",
            op_types_to_quantize=["MatMul", "Gemm"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    (options.out / "vocabulary.txt").write_text((options.encoder / "vocab.txt").read_text())
    files = ("reader.onnx", "vocabulary.txt", "common-words.txt")
    manifest = {
        "transitions": [[round(x, 4) for x in row] for row in reader.transitions.tolist()],
        "thresholds": {"outermost": 0, "nested": 0},
        "calibration": {"bias": 0, "weights": [1, 0, 0]},
        "files": {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in files},
    }
    (options.out / "reader.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"{(options.out / 'reader.onnx').stat().st_size / 2**20:.1f} MiB")


def export(model: Exported, file: Path) -> None:
    pieces = torch.export.Dim("pieces", min=3, max=512)
    example = (torch.randint(1000, 20000, (64,)), torch.zeros(64, dtype=torch.long), torch.ones(64, dtype=torch.long))
    program = torch.onnx.export(
        model,
        example,
        input_names=["ids", "features", "core"],
        output_names=["cues", "kinds", "odds", "scores"],
        dynamic_shapes={"ids": {0: pieces}, "features": {0: pieces}, "core": {0: pieces}},
        dynamo=True,
    )
    program.save(str(file))
    onnx.checker.check_model(str(file))


if __name__ == "__main__":
    main()
