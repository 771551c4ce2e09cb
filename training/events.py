"""Train the event head over the words' states of the shipped encoder, whose weights stay as they are.

    LETOPIS_DATA=… python -m training.events [--target src/letopis/weights] [--measure]

Reads `events.jsonl` (see training/event_labels.py), runs the encoder over its sentences once, and trains for some
minutes on two cores. Writes events.onnx, its matrices in int8, and its labels and digest into bundle.json. With
`--measure`, trains on the documents that are not held out, prints what it scores on those held out, and writes
nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

from letopis.reading.model import packing, runner
from letopis.reading.model.bundle import open_bundle
from letopis.reading.text import split_words
from training.event_labels import STATUSES, TYPES, Labelled, documents
from training.export import OPSET, SHIPPED, store_in_int8

WIDTH, HEADS, ROLE_WIDTH, STATES = 256, 4, 96, 768
EPOCHS, BATCH, RATE, SEED = 8, 32, 1e-3, 1
SMALLEST = 128 * 128  # matrices of so many numbers are kept in int8
UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: the states of its words, of each word its type (0: none), status and whether it is background
    (UNKNOWN where it carries no event), and (event, word, role) for each party and date."""

    language: str
    held: bool
    states: Tensor
    types: Tensor
    status: Tensor
    background: Tensor
    roles: tuple[tuple[int, int, int], ...]


class EventHead(nn.Module):
    """Words' states (b, w, STATES) to types (b, w, 1 + types), status (b, w, statuses + 1, the last: background) and
    roles (b, w, w, 3)."""

    def __init__(self) -> None:
        super().__init__()
        self.norm, self.narrow = nn.LayerNorm(STATES), nn.Linear(STATES, WIDTH)
        self.before = nn.LayerNorm(WIDTH)
        self.mixed, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.after = nn.LayerNorm(WIDTH)
        self.wide, self.back = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.types, self.status = nn.Linear(WIDTH, 1 + len(TYPES)), nn.Linear(WIDTH, len(STATUSES) + 1)
        self.event, self.party = nn.Linear(WIDTH, 3 * ROLE_WIDTH), nn.Linear(WIDTH, 3 * ROLE_WIDTH)
        self.pair = nn.Parameter(torch.randn(3, ROLE_WIDTH, ROLE_WIDTH) * 0.5 * ROLE_WIDTH**-0.5)
        self.lone = nn.Linear(WIDTH, 3)
        self.some, self.few = nn.Dropout(0.3), nn.Dropout(0.15)

    def forward(self, words: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """`mask` (b, w) is true where there is a word; a sentence alone needs none."""
        states = functional.gelu(self.narrow(self.few(self.norm(words))))
        states = states + self.few(self._attended(self.before(states), mask))
        states = states + self.few(self.back(self.few(functional.gelu(self.wide(self.after(states))))))
        states = self.some(states)
        b, w, _ = states.shape
        event = functional.gelu(self.event(states)).view(b, w, 3, ROLE_WIDTH).transpose(1, 2)
        party = functional.gelu(self.party(states)).view(b, w, 3, ROLE_WIDTH).transpose(1, 2)
        roles = (event @ self.pair @ party.transpose(2, 3)).permute(0, 2, 3, 1) + self.lone(states)[:, None]
        return self.types(states), self.status(states), roles

    def _attended(self, states: Tensor, mask: Tensor | None) -> Tensor:
        b, w, _ = states.shape
        query, key, value = self.mixed(states).view(b, w, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        if mask is not None:
            scores = scores.masked_fill(~mask[:, None, None], -1e4)
        return self.out((scores.softmax(-1) @ value).transpose(1, 2).reshape(b, w, WIDTH))


def rows(data: Path, folder: Path) -> Iterator[Row]:
    """The labelled sentences with the states that the encoder of the bundle in `folder` gives their words."""
    if not (folder / "events.onnx").exists():  # a bundle is whole or not opened
        graph(EventHead(), folder / "events.onnx")
        describe(folder)
    bundle = open_bundle(folder, 2)
    for document in documents(data):
        text, places = "", []
        for labelled in document:
            places.append((len(text), len(text) + len(labelled.text)))
            text += labelled.text + "\n"
        words = [split_words(text, *place) for place in places]
        for labelled, (start, _), own, states in zip(
            document, places, words, _states(bundle, text, places, words), strict=True
        ):
            yield _row(labelled, [(a - start, b - start) for a, b in own], states)


def _states(bundle, text, places, words) -> list[np.ndarray]:  # type: ignore[no-untyped-def, type-arg]
    parts = list(packing.pieces(bundle.tokenizer, text, places))
    shares = runner.share(parts, words)
    found: list[list[np.ndarray]] = [[] for _ in places]  # type: ignore[type-arg]
    done = 0
    for window in packing.windows(parts):
        mine = shares[done : done + len(window)]
        done += len(window)
        (states,) = bundle.session.run(["words"], runner.feed(bundle, window, mine))
        at = 0
        for piece, share in zip(window, mine, strict=True):
            found[piece.sentence].append(states[0, at : at + len(share)])
            at += len(share)
    return [np.concatenate(pieces) for pieces in found]


def _row(labelled: Labelled, words: Sequence[tuple[int, int]], states: np.ndarray) -> Row:  # type: ignore[type-arg]
    types = torch.zeros(len(words), dtype=torch.long)
    status = torch.full((len(words),), UNKNOWN)
    background = torch.full((len(words),), float(UNKNOWN))
    roles = []
    for event in labelled.events:
        at = _word(words, event.trigger)
        types[at], status[at] = 1 + TYPES.index(event.type), STATUSES.index(event.status)
        background[at] = float(event.background)
        for role, places in enumerate((event.actors, event.recipients, event.dates)):
            roles += [(at, _word(words, place), role) for place in places]
    return Row(
        labelled.language, labelled.held, torch.tensor(states), types, status, background, tuple(roles)
    )


def _word(words: Sequence[tuple[int, int]], place: tuple[int, int]) -> int:
    """The word that shares most with a place."""
    return max(range(len(words)), key=lambda i: min(words[i][1], place[1]) - max(words[i][0], place[0]))


def train(told: Sequence[Row]) -> EventHead:
    """AdamW; the rate rises over a hundred steps, then falls to nought."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    head = EventHead().train()
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.02)
    steps = EPOCHS * -(-len(told) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        for batch in _batches(told, rng):
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, step / 100) * (1 - step / steps)
            _loss(head, batch).backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
    return head.eval()


def _batches(told: Sequence[Row], rng: random.Random) -> list[list[Row]]:
    """Rows of like length together, in a new order each time."""
    order = sorted(told, key=lambda row: len(row.types) + rng.random() * 8)
    cut = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(cut)
    return cut


def _loss(head: EventHead, batch: Sequence[Row]) -> Tensor:
    """Types of all words; status and parties of those that carry an event."""
    padded = {
        name: nn.utils.rnn.pad_sequence([getattr(row, name) for row in batch], True, fill)
        for name, fill in (("states", 0), ("types", UNKNOWN), ("status", UNKNOWN), ("background", UNKNOWN))
    }
    wanted = torch.zeros(*padded["types"].shape, padded["types"].shape[1], 3)
    for number, row in enumerate(batch):
        for event, word, role in row.roles:
            wanted[number, event, word, role] = 1
    present = padded["types"] != UNKNOWN
    types, status, roles = head(padded["states"], present)
    told = padded["types"] > 0
    loss = 3 * functional.cross_entropy(types.flatten(0, 1), padded["types"].flatten(), ignore_index=UNKNOWN)
    if not told.any():
        return loss
    pairs = told[:, :, None] & present[:, None]
    loss = loss + 0.3 * functional.cross_entropy(status[..., :-1][told], padded["status"][told])
    loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(
        status[..., -1][told], padded["background"][told]
    )
    return loss + 12 * functional.binary_cross_entropy_with_logits(roles[pairs], wanted[pairs])


@torch.no_grad()
def scores(head: EventHead, told: Sequence[Row]) -> dict[str, float]:
    """Precision and recall of event words, and of the events labelled: types, statuses, actors and recipients right."""
    found = guessed = events = 0
    right = dict.fromkeys(("type", "status", "actors", "recipients"), 0)
    for row in told:
        types, status, roles = (score[0] for score in head(row.states[None]))
        there, seen = row.types > 0, types.argmax(-1) > 0
        found, guessed, events = (
            found + int((there & seen).sum()),
            guessed + int(seen.sum()),
            events + int(there.sum()),
        )
        right["type"] += int((types[there, 1:].argmax(-1) + 1 == row.types[there]).sum())
        right["status"] += int((status[there, :-1].argmax(-1) == row.status[there]).sum())
        for event in there.nonzero().flatten().tolist():
            for role, name in enumerate(("actors", "recipients")):
                gold = {word for at, word, kind in row.roles if (at, kind) == (event, role)}
                right[name] += set((roles[event, :, role] > 0).nonzero().flatten().tolist()) == gold
    shares = {name: count / max(events, 1) for name, count in right.items()}
    return {
        "events": events,
        "precision": found / max(guessed, 1),
        "recall": found / max(events, 1),
        **shares,
    }


def graph(head: EventHead, path: Path) -> None:
    """The head as ONNX with large matrices in int8, made float again when it is opened."""
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            head, (torch.randn(1, 9, STATES),), str(plain), input_names=["words"],
            output_names=["types", "status", "roles"], dynamic_shapes=({1: "words"},), opset_version=OPSET,
            external_data=False, verbose=False,
        )  # fmt: skip
        model = onnx.load(str(plain))
    for tensor in list(model.graph.initializer):
        if len(tensor.dims) == 2 and np.prod(tensor.dims) >= SMALLEST and "Gather" not in tensor.name:
            store_in_int8(model.graph, tensor)
    for part in (model, model.graph, *model.graph.node, *model.graph.value_info):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    onnx.save(model, str(path))


def describe(folder: Path) -> None:
    """Put the head's labels and digest into the bundle's JSON."""
    about = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
    about["labels"] |= {"events": TYPES, "statuses": STATUSES}
    files = dict.fromkeys((*about["sha256"], "events.onnx"))
    about["sha256"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    about["version"] = hashlib.sha256("".join(about["sha256"].values()).encode()).hexdigest()[:8]
    (folder / "bundle.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Parse the command line; train and write, or measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=os.environ.get("LETOPIS_DATA"))
    options.add_argument("--target", type=Path, default=SHIPPED)
    options.add_argument("--measure", action="store_true")
    args = options.parse_args()
    if args.data is None:
        options.error("give --data, or set LETOPIS_DATA: labels are of its sentences")
    torch.set_num_threads(2)
    told = list(rows(args.data, args.target))
    print(f"{len(told)} sentences, {sum(int((row.types > 0).sum()) for row in told)} events")
    if not args.measure:
        graph(train(told), args.target / "events.onnx")
        describe(args.target)
        return
    head = train([row for row in told if not row.held])
    for language in ("ru", "uk", "en"):
        own = scores(head, [row for row in told if row.held and row.language == language])
        print(language, " ".join(f"{name} {share:.3f}" for name, share in own.items()))


if __name__ == "__main__":
    main()
