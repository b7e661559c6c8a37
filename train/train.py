"""Train the standard model.

    python train.py --data ../../shared/data --cache CACHE --base BASE --out RUN [--steps N] [--until HH:MM]

Resumes from RUN/last.pt when it is there. With --until the learning rate
falls to zero at that time of day (UTC) even if fewer steps fit.
"""
import argparse
import json
import os
import random
import time
from collections import defaultdict

import torch

import corpora
from encoder import fast_bf16
from from_model_file import load_file
from labels import Labels
from model import build, total
from score import score
from windows import batches, tensors, windows_of
from wordpiece import WordPieces

TRAIN = {"polnear": 2, "ewt": 1, "gum": 1, "news": 12}      # an epoch has every n-th document of each


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="../../shared/data")
    p.add_argument("--cache", required=True)
    p.add_argument("--base", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--steps", type=int, default=4000)
    p.add_argument("--until", default="")
    p.add_argument("--seed", type=int, default=20)
    p.add_argument("--lr", type=float, default=1.2e-4)
    p.add_argument("--head-lr", type=float, default=1e-3)
    p.add_argument("--budget", type=int, default=2048)
    p.add_argument("--score-every", type=float, default=20, help="minutes")
    p.add_argument("--save-every", type=float, default=8, help="minutes")
    p.add_argument("--start", default="", help="checkpoint or model file to start from, with a fresh optimizer")
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--warm-up", type=int, default=150, help="steps")
    p.add_argument("--average", type=float, default=0.98, help="weight of the past in the running average, every 5 steps")
    return p.parse_args()


def seconds_left(until: str) -> float:
    h, m = map(int, until.split(":"))
    now = time.gmtime()
    return ((h * 60 + m) * 60 - (now.tm_hour * 3600 + now.tm_min * 60 + now.tm_sec)) % 86400


def epoch_batches(c, pieces, labels, a, epoch):
    rng = random.Random(a.seed * 1000 + epoch)
    ws, number = [], 0
    for k in TRAIN:
        for i, d in enumerate(c[k]):
            if i % TRAIN[k] != epoch % TRAIN[k]:
                continue
            ws += windows_of(d, number, pieces, labels, rng)
            number += 1
    return batches(ws, rng, a.budget)


def main():
    a = arguments()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    os.makedirs(a.out, exist_ok=True)
    log = open(f"{a.out}/log.txt", "a")

    def say(*words):
        line = time.strftime("%H:%M:%S ", time.gmtime()) + " ".join(str(w) for w in words)
        print(line, flush=True)
        print(line, file=log, flush=True)

    c = corpora.load(a.data, a.cache)
    pieces = WordPieces(a.base)
    labels = Labels.build(c["ewt"] + c["gum"])
    labels.save(f"{a.out}/labels.json")
    model = build(a.base, labels, a.dropout)
    if a.start:
        if a.start.endswith(".hmodel"):
            began, new = load_file(a.base, a.start, labels)
            model.load_state_dict(began.state_dict())
            say("starting from", a.start, "without", ", ".join(new) or "nothing")
        else:
            model.load_state_dict(torch.load(a.start, weights_only=False)["model"])
            say("starting from", a.start)
    model.encoder.word.weight.requires_grad_(False)
    fresh = [model.encoder.word_shape.weight, model.encoder.brk.weight]
    slow = [p for n, p in model.encoder.named_parameters() if p.requires_grad and not n.startswith(("word_shape", "brk"))]
    rates = [a.lr, a.head_lr, a.head_lr]
    optimizer = torch.optim.AdamW([
        {"params": slow, "weight_decay": 0.01}, {"params": fresh, "weight_decay": 0.0},
        {"params": list(model.heads.parameters()), "weight_decay": 0.01}], lr=a.lr, betas=(0.9, 0.98), fused=True)
    average = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}
    step, epoch, at, best, fraction = 0, 0, 0, -1.0, 0.0
    last = f"{a.out}/last.pt"
    if os.path.exists(last):
        kept = torch.load(last, weights_only=False)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        step, epoch, at, best = kept["step"], kept["epoch"], kept["at"], kept["best"]
        fraction, average = kept["fraction"], kept["average"]
        torch.set_rng_state(kept["rng"])
        say("resumed at step", step)

    def keep(path, light=False):
        state = {"model": model.state_dict(), "step": step, "epoch": epoch, "at": at, "best": best,
                 "fraction": fraction}
        if not light:
            state |= {"average": average, "optimizer": optimizer.state_dict(), "rng": torch.get_rng_state()}
        torch.save(state, path + ".new")
        os.replace(path + ".new", path)

    def check(quick):
        nonlocal best
        s = score(model, c, labels, pieces, quick=quick)
        say("dev, half of it" if quick else "dev", json.dumps(s))
        if s["goal"] > best or not quick:
            best = s["goal"]
            keep(f"{a.out}/best.pt", light=True)

    begin, whole, start_fraction = time.time(), seconds_left(a.until) if a.until else 0, fraction
    saved = scored = time.time()
    sums, tokens, since = defaultdict(lambda: [0.0, 0]), 0, time.time()
    done = False
    while not done:
        todo = epoch_batches(c, pieces, labels, a, epoch)
        say("epoch", epoch, "batches", len(todo), "pieces", sum(len(w.ids) for b in todo for w in b))
        model.train()
        while at < len(todo):
            fraction = step / a.steps
            if a.until:
                by_clock = start_fraction + (1 - start_fraction) * (time.time() - begin) / max(whole, 1)
                fraction = max(fraction, by_clock)
            if fraction >= 1:
                done = True
                break
            factor = min(1.0, (step + 1) / a.warm_up) * max(0.02, 1 - fraction)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * factor
            batch = todo[at]
            x = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast_bf16()):
                losses = model.losses(x, batch)
            words = len(x["first"])
            optimizer.zero_grad(set_to_none=True)
            total(losses, words).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            step, at = step + 1, at + 1
            if step % 5 == 0:
                with torch.no_grad():
                    torch._foreach_lerp_(list(average.values()), [p for n, p in model.named_parameters() if n in average],
                                         1 - min(a.average, step / (step + 50)))
            tokens += int(x["lengths"].sum())
            for k, (v, n) in losses.items():
                sums[k][0] += float(v.detach()) * n
                sums[k][1] += n
            if step % 20 == 0:
                rate = tokens / (time.time() - since)
                say("step", step, f"{fraction:.3f}", f"{rate:.0f} tok/s", " ".join(f"{k} {s / n:.3f}" for k, (s, n) in sums.items()))
                sums, tokens, since = defaultdict(lambda: [0.0, 0]), 0, time.time()
            if time.time() - saved > a.save_every * 60:
                keep(last)
                saved = time.time()
            if time.time() - scored > a.score_every * 60:
                check(quick=True)
                model.train()
                scored = since = time.time()
                tokens = 0
        if not done:
            epoch, at = epoch + 1, 0
    keep(last)
    check(quick=False)
    model.load_state_dict(model.state_dict() | average)
    say("the running average:")
    keep(f"{a.out}/average.pt", light=True)
    say("dev", json.dumps(score(model, c, labels, pieces)))


if __name__ == "__main__":
    main()
