"""The model: the encoder with four heads (names, nested spans, parse, sentence vectors) and their losses.

Nested spans follow GlobalPointer (Su et al. 2022): a score for every (type, first, last) from rotated
queries and keys, trained with the multilabel cross-entropy that sets its own threshold at zero. The parse
follows Dozat and Manning (2017): biaffine arcs and relations over words.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Encoder
from training.sentences import NAMES, POS, RELATIONS, SPANS

SPAN_WIDTH = 64
ARC_WIDTH = 256
RELATION_WIDTH = 96
NEVER = -1e4


class Reader(nn.Module):
    """The whole model; `forward` gives every head's raw scores, as the exported graph does."""

    def __init__(self, encoder: Encoder, hidden: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.names = nn.Linear(hidden, 1 + 2 * len(NAMES))
        self.spans = nn.Linear(hidden, len(SPANS) * 2 * SPAN_WIDTH)
        self.pos = nn.Linear(hidden, len(POS))
        self.arc_dep, self.arc_head = nn.Linear(hidden, ARC_WIDTH), nn.Linear(hidden, ARC_WIDTH)
        self.rel_dep, self.rel_head = nn.Linear(hidden, RELATION_WIDTH), nn.Linear(hidden, RELATION_WIDTH)
        self.arc = nn.Parameter(torch.empty(ARC_WIDTH, ARC_WIDTH))
        self.arc_bias = nn.Linear(ARC_WIDTH, 1)
        self.arc_root = nn.Linear(ARC_WIDTH, 1)
        self.rel = nn.Parameter(torch.empty(RELATION_WIDTH + 1, len(RELATIONS) * (RELATION_WIDTH + 1)))
        self.vector = nn.Linear(2 * hidden, hidden)
        for weight in (self.arc, self.rel):
            nn.init.normal_(weight, std=0.02)
        with torch.no_grad():  # sentence vectors start as the frozen encoder's own: the last states' mean
            self.vector.weight.mul_(0.1)[:, hidden:] += torch.eye(hidden)
            self.vector.bias.zero_()
        self.drop = nn.Dropout(0.1)
        self.word_drop = nn.Dropout(0.25)

    def encode(self, embedded: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Middle and last states, (b, t, h) each."""
        middle, last = self.encoder(embedded, mask)
        return middle, last

    def name_scores(self, states: Tensor) -> Tensor:
        """(b, t, 1 + 2 * names): outside, then B and I of each name type."""
        return self.names(self.drop(states))

    def span_scores(self, states: Tensor) -> Tensor:
        """(b, types, t, t): above zero where a span of the type begins and ends."""
        b, t, _ = states.shape
        both = self.spans(self.drop(states)).view(b, t, len(SPANS), 2, SPAN_WIDTH)
        sin, cos = rotation(t, states)
        both = both * cos + turned(both) * sin
        query, key = both[..., 0, :].transpose(1, 2), both[..., 1, :].transpose(1, 2)
        return query @ key.transpose(-1, -2) * SPAN_WIDTH**-0.5

    def parse_scores(self, states: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """For words given by their first and last sub-token (b, w): parts of speech (b, w, pos), arcs
        (b, dependent, 1 + head) with the root at 0, relations (b, dependent, head, relation)."""
        word = of_words(states, first, last)
        dep, head = (
            self.word_drop(functional.gelu(self.arc_dep(word))),
            self.word_drop(functional.gelu(self.arc_head(word))),
        )
        arcs = dep @ self.arc @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        arcs = torch.cat([self.arc_root(dep), arcs], dim=2)
        one = torch.ones_like(word[..., :1])
        dep = torch.cat([self.word_drop(functional.gelu(self.rel_dep(word))), one], dim=-1)
        head = torch.cat([self.word_drop(functional.gelu(self.rel_head(word))), one], dim=-1)
        b, w, n = dep.shape
        mixed = (dep @ self.rel).view(b, w * len(RELATIONS), n) @ head.transpose(1, 2)
        relations = mixed.view(b, w, len(RELATIONS), w).transpose(2, 3)
        return self.pos(self.word_drop(word)), arcs, relations

    def vectors(self, middle: Tensor, last: Tensor, pool: Tensor) -> Tensor:
        """Unit vectors (b, s, h) of sentences, `pool` (b, s, t) being each one's weights over tokens."""
        return functional.normalize(self.vector(pool @ torch.cat([middle, last], dim=-1)), dim=-1)

    def forward(
        self, embedded: Tensor, first: Tensor, last: Tensor, pool: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        middle, states = self.encode(embedded, None)  # one window a run is never padded
        pos, arcs, relations = self.parse_scores(states, first, last)
        return (
            self.name_scores(states),
            self.span_scores(states),
            pos,
            arcs,
            relations,
            self.vectors(middle, states, pool),
            torch.cat([of_words(middle, first, last), of_words(states, first, last)], dim=-1),
        )


def of_words(states: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The states of words (b, w, h): the mean of their first and last sub-token's."""
    width = states.shape[-1]
    word = states.gather(1, first[..., None].expand(-1, -1, width))
    return (word + states.gather(1, last[..., None].expand(-1, -1, width))) * 0.5


def rotation(length: int, like: Tensor) -> tuple[Tensor, Tensor]:
    """Sine and cosine of the rotary positions, shaped (t, 1, 1, width)."""
    steps = torch.arange(SPAN_WIDTH // 2, device=like.device, dtype=torch.float32)
    angles = torch.arange(length, device=like.device, dtype=torch.float32)[:, None] * 10000.0 ** (
        -2 * steps / SPAN_WIDTH
    )
    angles = angles.repeat_interleave(2, dim=-1)[:, None, None, :]
    return angles.sin(), angles.cos()


def turned(x: Tensor) -> Tensor:
    """Each pair (a, b) as (-b, a)."""
    pairs = x.view(*x.shape[:-1], SPAN_WIDTH // 2, 2)
    return torch.stack([-pairs[..., 1], pairs[..., 0]], dim=-1).view(x.shape)


def name_loss(scores: Tensor, tags: Tensor) -> Tensor:
    """Cross-entropy over tokens; tag -100 is unknown or padding."""
    return functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100)


def span_loss(scores: Tensor, target: Tensor, allowed: Tensor) -> Tensor:
    """Multilabel cross-entropy of each (window, type) over the allowed places; a fifth of a window's sum."""
    negative = scores.masked_fill(target | ~allowed, NEVER).flatten(2)
    positive = (-scores).masked_fill(~target, NEVER).flatten(2)
    zero = torch.zeros_like(negative[..., :1])
    loss = torch.cat([negative, zero], -1).logsumexp(-1) + torch.cat([positive, zero], -1).logsumexp(-1)
    return loss.sum(1).mean() * 0.2


def parse_loss(
    pos: Tensor, arcs: Tensor, relations: Tensor, gold_pos: Tensor, heads: Tensor, gold: Tensor, same: Tensor
) -> Tensor:
    """`heads` count from 1 (0: root, -100: padding); `same` (b, w, 1 + w) is true within a sentence."""
    arcs = arcs.masked_fill(~same, NEVER)
    known = heads > 0
    where = (heads.clamp(min=1) - 1)[:, :, None, None].expand(-1, -1, 1, relations.shape[-1])
    chosen = relations.gather(2, where).squeeze(2)
    return (
        functional.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=-100)
        + functional.cross_entropy(chosen[known], gold[known])
        + 0.5 * functional.cross_entropy(pos.flatten(0, 1), gold_pos.flatten(), ignore_index=-100)
    )


def vector_loss(vectors: Tensor, teacher: Tensor, centre: Tensor) -> Tensor:
    """Distance to the frozen encoder's vectors, both as they are and around their common centre."""
    plain = 1 - (vectors * teacher).sum(-1)
    around = 1 - functional.cosine_similarity(vectors - centre, teacher - centre, dim=-1)
    return 1.5 * (plain + around).mean()
