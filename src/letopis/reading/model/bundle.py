"""The files of a model: checked, opened, and the 4-bit embeddings read row by row."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from letopis.errors import ModelError

SHIPPED = Path(__file__).parent.parent.parent / "weights"
_ADVICE = (
    "The package may have been installed without its data, or the copy was cut short. "
    "Install it again, or give the folder of a whole bundle."
)


@dataclass(frozen=True, slots=True)
class Labels:
    """What the heads' columns mean, as the bundle's JSON says."""

    names: tuple[str, ...]
    spans: tuple[str, ...]
    pos: tuple[str, ...]
    relations: tuple[str, ...]
    events: tuple[str, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """An opened model: its version (short hash of all files), labels, tokenizer, packed embeddings, the graphs of the
    encoder with its heads and of the event head, which reads what the encoder makes of a sentence's words."""

    version: str
    labels: Labels
    tokenizer: Tokenizer
    embeddings: NDArray[np.uint8]  # (pieces, blocks, 18)
    session: onnxruntime.InferenceSession
    events: onnxruntime.InferenceSession


# One operator for an addition with its layer normalisation: a sixth of all time, without it almost none.
_SLOWER = ["SkipLayerNormFusion"]


def open_bundle(folder: Path, threads: int) -> Bundle:
    """Open the bundle of `folder`; ModelError when a file is missing or not the one it should be."""
    try:
        about = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
        digests = {name: (_digest(folder / name), wanted) for name, wanted in about["sha256"].items()}
        shape = (int(about["pieces"]), -1, 18)
        labels = Labels(**{kind: tuple(names) for kind, names in about["labels"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"the model in {folder} cannot be read: {error}", _ADVICE) from error
    for name, (found, wanted) in digests.items():
        if found != wanted:
            raise ModelError(f"{folder / name} is not the file its bundle.json describes", _ADVICE)
    zipped = (folder / "tokenizer.json.gz").read_bytes()
    tokenizer = Tokenizer.from_str(gzip.decompress(zipped).decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Bundle(
        version=str(about["version"]),
        labels=labels,
        tokenizer=tokenizer,
        embeddings=np.memmap(folder / "embeddings.q4", np.uint8, "r").reshape(shape),
        session=_session(folder / "encoder.onnx", threads),
        events=_session(folder / "events.onnx", threads),
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _session(graph: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(graph), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )


def embed(packed: NDArray[np.uint8], ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Word embeddings of `ids`, shape ids.shape + (width,), out of Q4_0 blocks.

    A block is 32 weights: an fp16 scale, then 16 bytes whose low nibbles are weights 0-15 and whose high
    nibbles are weights 16-31, each 8 too large.
    """
    blocks = packed[ids.reshape(-1)]
    scale = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    nibbles = blocks[..., 2:]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8.0
    return (weights * scale).reshape(*ids.shape, -1)
