#!/usr/bin/env python3
"""Fits the weights of subjects (SubjectWeights.java) on labelled drafts, and estimates them on publishers that were left out.

usage: colophon eval publisher eval/publishers/{brueckentor,fachhaus,jugendbuch,kestrel,lebensart,nordlicht} --subjects F
       fit.py F

Logistic regression of "the subject is right" over the evidence of all concepts that a draft is near to or names, with a ridge, for
books and articles apart. The estimate fits on five publishers and ranks the concepts of the sixth, of two in one line the better; a
draft counts as right when one of the first three is. The ridge is chosen on the five alone, each left out once more. Needs numpy.
"""
import json, sys
import numpy as np

NAMES = ["near", "words", "fiction", "children", "parent", "leaf", "top"]
RIDGES, FIRST = (1.0, 10.0, 100.0, 1000.0), 3


class Draft:
    def __init__(self, row):
        self.publisher, self.book = row["publisher"], row["book"]
        self.subjects = [s["subject"] for s in row["subjects"]]
        self.above = [set(s["above"]) for s in row["subjects"]]
        self.x = np.array([[s["features"][n] for n in NAMES] for s in row["subjects"]])
        self.y = np.array([s["right"] for s in row["subjects"]], dtype=float)

    def is_right(self, weights):
        kept = []
        for i in np.argsort(-(self.x @ weights[:-1]), kind="stable"):
            in_line = any(self.subjects[i] in self.above[k] or self.subjects[k] in self.above[i] for k in kept)
            if not in_line:
                kept.append(i)
            if len(kept) == FIRST:
                break
        return any(self.y[i] for i in kept)


def fit(drafts, ridge):
    """Newton's method over standardised features; the last weight is the intercept."""
    x, y = np.vstack([d.x for d in drafts]), np.concatenate([d.y for d in drafts])
    mean, deviation = x.mean(0), x.std(0) + 1e-6
    z = np.c_[(x - mean) / deviation, np.ones(len(x))]
    penalty = np.r_[np.full(x.shape[1], ridge), 1e-6]
    weights = np.zeros(z.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-z @ weights))
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.diag(penalty), z.T @ (y - p) - penalty * weights)
        weights += step
        if abs(step).max() < 1e-7:
            break
    own = weights[:-1] / deviation
    return np.r_[own, weights[-1] - own @ mean]


def left_out(drafts, ridge):
    found = []
    for name in sorted({d.publisher for d in drafts}):
        weights = fit([d for d in drafts if d.publisher != name], ridge)
        found += [d.is_right(weights) for d in drafts if d.publisher == name]
    return float(np.mean(found))


def best_ridge(drafts):
    return max(RIDGES, key=lambda ridge: left_out(drafts, ridge))


def main(path):
    everything = [Draft(json.loads(line)) for line in open(path, encoding="utf-8")]
    for kind, drafts in (("books", [d for d in everything if d.book]), ("articles", [d for d in everything if not d.book])):
        nested = []
        for name in sorted({d.publisher for d in drafts}):
            others = [d for d in drafts if d.publisher != name]
            weights = fit(others, best_ridge(others))
            nested += [d.is_right(weights) for d in drafts if d.publisher == name]
        ridge = best_ridge(drafts)
        weights = fit(drafts, ridge)
        print(f"{kind}: {len(drafts)} drafts, a right one among {FIRST} on publishers left out {np.mean(nested):.3f}")
        print(f"  ridge {ridge:.0f}, on the drafts that they were fitted on {np.mean([d.is_right(weights) for d in drafts]):.3f}")
        print("  intercept %.2f, " % weights[-1] + ", ".join("%s %.2f" % pair for pair in zip(NAMES, weights)))


main(sys.argv[1])
