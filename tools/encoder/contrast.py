#!/usr/bin/python3
"""Teaches the German encoder which description a text fits: audiences and concepts, with texts that fit them.

usage: contrast.py BODY TEACHER TEXTS INIT START OUT SECONDS DESCRIBED...

BODY, TEACHER, TEXTS, INIT  as for `finetune.py`
START      weights that `finetune.py` wrote (.npz)
OUT        the new german.bin: the table in bytes with a scale per row, the layers quantised like the int8 body
SECONDS    how long
DESCRIBED  audiences (.jsonl, eval/audiences) and vocabularies with German examples (.csv)

Loss of a batch: of its descriptions each text shall find its own, of its texts each description its own, and (half weight) each text
another one of the same description; misleading texts belong to none. Beside it sentences keep the vectors of their translations.
"""

import csv
import json
import random
import sys
import time

import numpy
import torch
import torch.nn.functional as F

from bert import TABLE, Encoder, WordPiece, matrices, padded
from finetune import Rows, read
from part import Part, layers

LAYER_RATE = 5e-5
ROW_RATE = 0.001
WARMTH = 0.06
TOKENS_AT_ONCE = 1500
AUDIENCES, CONCEPTS, SENTENCES = 14, 28, 60
LONGEST_TEXT, LONGEST_DESCRIPTION = 150, 96


def audiences(path):
    with open(path, encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if row["language"] == "de"]


def concepts(path):
    with open(path, encoding="utf8") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    made = []
    for row in rows:
        texts = [text for text in (row.get("examples.de") or "").split("|") if text]
        notes = [(row.get("synonyms.de") or "").replace("|", ", "), row.get("note.de") or ""]
        if texts:
            made.append({"name": row["label.de"], "description": ". ".join(n for n in notes if n), "texts": texts})
    return made


def described(one, chance):
    """One of the ways in which a person would describe it."""
    if "long" not in one:
        both = one["description"] and chance.random() < 0.7
        return one["name"] + ". " + one["description"] if both else one["name"]
    way = chance.random()
    if way < 0.85:
        return one["name"] + ". " + one["description" if way < 0.55 else "long"]
    return one["description"]


def cycle(all_, count, chance):
    while True:
        order = all_[:]
        chance.shuffle(order)
        for start in range(0, len(order) - count + 1, count):
            yield order[start : start + count]


class Student:
    """The German encoder while it is trained."""

    def __init__(self, w, pieces):
        self.rows, self.encoder, self.pieces = Rows(w[TABLE], ROW_RATE), Encoder(w, torch.bfloat16), pieces
        self.held = []

    def vectors(self, texts, longest):
        lists = [self.pieces.ids(text, longest) for text in texts]
        order = sorted(range(len(lists)), key=lambda i: len(lists[i]))
        made, start = [], 0
        while start < len(order):
            end = start + 1
            while end < len(order) and len(lists[order[end]]) * (end - start + 1) <= TOKENS_AT_ONCE:
                end += 1
            ids, mask = padded([lists[i] for i in order[start:end]])
            used, part, embedded = self.rows.of(ids)
            made.append(self.encoder(embedded, mask))
            self.held.append((used, part))
            start = end
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(made)[back]

    def move_rows(self, rate):
        with torch.no_grad():
            for used, part in self.held:
                self.rows.step(used, part.grad, rate)
        self.held = []


def contrast(student, batch, chance):
    texts, owners = [], []
    for number, one in enumerate(batch):
        for text in chance.sample(one["texts"], min(2, len(one["texts"]))):
            texts.append(text)
            owners.append(number)
    count, owner = len(texts), torch.tensor(owners)
    texts += [one["misleading"][0] for one in batch[::2] if "misleading" in one]
    wanted = student.vectors([described(one, chance) for one in batch], LONGEST_DESCRIPTION)
    made = student.vectors(texts, LONGEST_TEXT)
    near = made @ wanted.t() / WARMTH
    loss = F.cross_entropy(near[:count], owner)
    loss = loss - torch.log_softmax(near.t(), 1)[owner, torch.arange(count)].mean()
    among = torch.log_softmax(made[:count] @ made.t() / WARMTH - 1e4 * torch.eye(count, len(made)), 1)
    same = (owner[:, None] == owner[None, :]) & ~torch.eye(count, dtype=torch.bool)
    return loss - 0.5 * among[:, :count][same].mean() if bool(same.any()) else loss


def train(student, kinds, sentences, vectors, seconds):
    chance, begun, step = random.Random(31), time.time(), 0
    moved = [v.requires_grad_(True) for k, v in student.encoder.w.items() if k.startswith("encoder.layer")]
    adam = torch.optim.Adam(moved, lr=LAYER_RATE, betas=(0.9, 0.98))
    batches = [cycle(all_, count, chance) for all_, count in kinds]
    while time.time() - begun < seconds:
        rate = min(1, (step + 1) / 20) * max(0.05, 1 - (time.time() - begun) / seconds)
        adam.zero_grad(set_to_none=True)
        loss = contrast(student, next(batches[step % len(batches)]), chance)
        loss.backward()
        first = chance.randrange(len(sentences) - SENTENCES)
        made = student.vectors(sentences[first : first + SENTENCES], LONGEST_DESCRIPTION)
        cosine = (made * torch.from_numpy(vectors[first : first + SENTENCES])).sum(1).mean()
        (2 * (1 - cosine)).backward()
        for group in adam.param_groups:
            group["lr"] = LAYER_RATE * rate
        adam.step()
        student.move_rows(rate)
        step += 1
        if step % 10 == 0:
            print(step, "loss %.3f cos %.4f" % (float(loss), float(cosine)), round(time.time() - begun), "s", flush=True)


def write(part, w, names, path):
    """Writes trained weights as a german.bin."""
    trained = {name: v.detach().numpy() for name, v in w.items()}
    part.rows, part.layers = trained[TABLE], layers(trained, names)
    part.write(path)


def main():
    body, teacher, texts, init, start, out, seconds = sys.argv[1:8]
    torch.set_num_threads(1)
    part = Part.read(init)
    w = {name: torch.from_numpy(array).contiguous() for name, array in numpy.load(start).items()}
    sentences, vectors = read(texts, teacher)
    of_audiences = [one for path in sys.argv[8:] if path.endswith(".jsonl") for one in audiences(path)]
    of_concepts = [one for path in sys.argv[8:] if path.endswith(".csv") for one in concepts(path)]
    print(len(of_audiences), "audiences", len(of_concepts), "concepts", flush=True)
    student = Student(w, WordPiece({piece: i for i, piece in enumerate(part.pieces)}))
    kinds = [(of_audiences, AUDIENCES), (of_concepts, CONCEPTS)]
    train(student, kinds, sentences, vectors, float(seconds))
    write(part, w, matrices(body), out)


if __name__ == "__main__":
    main()
