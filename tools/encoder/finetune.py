#!/usr/bin/python3
"""Fine-tunes the German rows and a German copy of the layers so that a German text gets the vector of its translation.

usage: finetune.py BODY TEACHER TEXTS INIT OUT SECONDS   (then contrast.py)

BODY     the fp32 encoder in ONNX form (all-minilm-l6-v2.onnx), the one that INIT was made for, before quantisation
TEACHER  vectors of the English texts as the product makes them: little-endian floats, one row per line of TEXTS
TEXTS    German TAB English, in the order of `bert.texts`
INIT     german.bin, as `colophon train embedder` wrote it
OUT      the weights in 32 bits (.npz), for `contrast.py`
SECONDS  how long

Loss: 2 (1 - cos) to the teacher, and 0.2 of a contrast within the batch. Adam for the layers, AdaGrad per row for the table.
"""

import random
import sys
import time

import numpy
import torch
import torch.nn.functional as F

from bert import TABLE, Encoder, WordPiece, padded, weights
from part import Part

BATCH_TOKENS = 640
LONGEST = 96
LAYER_RATE = 1e-4
ROW_RATE = 0.004


def read(texts, teacher):
    """The German texts that have a teacher's vector, and these."""
    with open(texts, encoding="utf8") as lines:
        german = [line.split("\t")[0] for line in lines]
    vectors = numpy.fromfile(teacher, "<f4")
    vectors = vectors[: len(vectors) // 384 * 384].reshape(-1, 384)
    return german[: len(vectors)], vectors


def batches(lists, chance):
    """Texts of about one length side by side, about so many tokens a batch, in a random order."""
    order = list(range(len(lists)))
    chance.shuffle(order)
    for start in range(0, len(order), 4000):
        part = sorted(order[start : start + 4000], key=lambda i: len(lists[i]))
        made, batch = [], []
        for i in part:
            if batch and len(lists[i]) * (len(batch) + 1) > BATCH_TOKENS:
                made.append(batch)
                batch = []
            batch.append(i)
        chance.shuffle(made)
        yield from (b for b in made if len(b) > 3)


class Rows:
    """The table, and the AdaGrad that moves the rows of a batch."""

    def __init__(self, table, rate):
        self.table, self.squares, self.rate = table, torch.zeros(len(table)), rate

    def of(self, ids):
        used, place = torch.unique(ids, return_inverse=True)
        rows = self.table[used].clone().requires_grad_(True)
        return used, rows, F.embedding(place, rows)

    def step(self, used, gradient, rate):
        self.squares[used] += (gradient * gradient).mean(1)
        self.table[used] -= self.rate * rate * gradient / (self.squares[used].sqrt()[:, None] + 1e-8)


def train(encoder, rows, lists, vectors, seconds):
    moved = [v.requires_grad_(True) for k, v in encoder.w.items() if k.startswith("encoder.layer")]
    adam = torch.optim.Adam(moved, lr=LAYER_RATE, betas=(0.9, 0.98))
    chance, begun, step, mean = random.Random(11), time.time(), 0, None
    seen = 0
    while time.time() - begun < seconds:
        for batch in batches(lists, chance):
            left = 1 - (time.time() - begun) / seconds
            if left <= 0:
                break
            rate = min(1, (step + 1) / 50) * max(0.05, left)
            ids, mask = padded([lists[i] for i in batch])
            used, part, embedded = rows.of(ids)
            made = encoder(embedded, mask)
            wanted = torch.from_numpy(vectors[batch])
            cosine = (made * wanted).sum(1)
            contrast = F.cross_entropy(made @ wanted.t() * 20, torch.arange(len(batch)))
            loss = (1 - cosine).mean() * 2 + 0.2 * contrast
            adam.zero_grad(set_to_none=True)
            loss.backward()
            for group in adam.param_groups:
                group["lr"] = LAYER_RATE * rate
            adam.step()
            with torch.no_grad():
                rows.step(used, part.grad, rate)
            step, seen = step + 1, seen + len(batch)
            mean = float(cosine.mean()) if mean is None else 0.98 * mean + 0.02 * float(cosine.mean())
            if step % 50 == 0:
                print(step, seen, "cos %.4f" % mean, "%.1f/s" % (seen / (time.time() - begun)), flush=True)
    print("end", step, seen, "cos %.4f" % mean, flush=True)


def main():
    body, teacher, texts, init, out, seconds = sys.argv[1:7]
    torch.set_num_threads(1)
    part = Part.read(init)
    w = weights(body)
    w[TABLE] = torch.from_numpy(part.rows.copy())
    pieces = WordPiece({piece: i for i, piece in enumerate(part.pieces)})
    german, vectors = read(texts, teacher)
    lists = [pieces.ids(text, LONGEST) for text in german]
    print(len(lists), "texts", len(part.pieces), "rows", flush=True)
    encoder = Encoder(w, torch.bfloat16)
    train(encoder, Rows(w[TABLE], ROW_RATE), lists, vectors, float(seconds))
    numpy.savez(out, **{name: v.detach().numpy() for name, v in w.items()})


if __name__ == "__main__":
    main()
