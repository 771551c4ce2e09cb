"""Sentence vectors of the frozen encoder, the targets that keep the vector space through fine-tuning."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.encoder import Encoder
from training.sentences import Sentence

A_LANGUAGE = 2600  # sentences with a target, a language; enough to hold a linear head in place


def choose(sentences: list[Sentence], languages: tuple[str, ...] = ("ru", "uk", "en")) -> list[Sentence]:
    """A fixed sample of sentences that are neither stubs nor sprawling."""
    rng = random.Random(7)
    chosen: list[Sentence] = []
    for language in languages:
        fit = [s for s in sentences if s.language == language and 8 <= len(s.ids) <= 60]
        chosen += rng.sample(fit, min(A_LANGUAGE, len(fit)))
    return chosen


@torch.no_grad()
def embed(encoder: Encoder, words: Tensor, tokenizer: Tokenizer, texts: list[str]) -> Tensor:
    """Unit vectors (n, h), mean-pooled, with the prefix that the encoder was trained with."""
    encoder.eval()
    ids = [e.ids for e in tokenizer.encode_batch([f"query: {t}" for t in texts])]
    out = torch.zeros(len(texts), words.shape[1])
    order = sorted(range(len(texts)), key=lambda i: len(ids[i]))
    for at in range(0, len(order), 32):
        rows = order[at : at + 32]
        size = max(len(ids[i]) for i in rows)
        batch = torch.tensor([ids[i] + [1] * (size - len(ids[i])) for i in rows])
        mask = (batch != 1).float()
        _, states = encoder(words[batch].float(), mask)
        pooled = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        out[rows] = functional.normalize(pooled, dim=-1)
    return out


def targets(
    folder: Path, encoder: Encoder, words: Tensor, tokenizer: Tokenizer, sentences: list[Sentence]
) -> Tensor:
    """Give the chosen sentences their rows; the vectors are kept in `folder` for these very texts."""
    chosen = choose(sentences)
    for row, sentence in enumerate(chosen):
        sentence.teacher = row
    texts = [s.text for s in chosen]
    cache = folder / f"teacher-{hashlib.sha256(chr(0).join(texts).encode()).hexdigest()[:8]}.npy"
    if cache.exists():
        return torch.from_numpy(np.load(cache).astype(np.float32))
    vectors = embed(encoder, words, tokenizer, texts)
    np.save(cache, vectors.numpy().astype(np.float16))
    return vectors
