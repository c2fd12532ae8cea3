#!/usr/bin/env python3
"""Fits the shipped weights of the matcher on labelled drafts, and estimates them on publishers that were left out.

usage: colophon eval publisher eval/publishers/{brueckentor,fachhaus,jugendbuch,kestrel,lebensart,nordlicht} --features F
       fit.py F

A segment's strength is exp(w . features + b); its score is its strength over itself, the three strongest others and one ("none").
Weights: likelihood of the grades with a small ridge, grade 1 left out. Threshold: the lowest from which the first suggestion is right
in PRECISION and nothing is suggested in ABSTENTION of the drafts that nothing fits, on drafts of publishers that the weights did not
see. Figures: each publisher with weights and threshold of the others. Needs numpy.
"""
import json, sys
import numpy as np

PRECISION, ABSTENTION, COUNTED, OTHERS = 0.75, 0.75, 2, 3  # COUNTED: features that are fitted, vectors and words


class Draft:
    def __init__(self, line):
        row = json.loads(line)
        self.publisher, self.language, self.segments = row["publisher"], row["language"], row.get("segments", [])
        self.x = np.array([s["features"][:COUNTED] for s in self.segments]).reshape(-1, COUNTED)
        self.grade = np.array([s["grade"] for s in self.segments], dtype=int)
        self.examples = np.array([s["examples"] for s in self.segments], dtype=bool)


def scores(w, x):
    e = np.exp(np.clip(x @ w[:-1] + w[-1], -30, 30))
    order = np.sort(e)[::-1]
    others = np.where(e >= order[min(OTHERS, len(e)) - 1], order[: OTHERS + 1].sum() - e, order[:OTHERS].sum())
    return e / (e + 1 + others)


def loss(w, drafts, ridge=0.05):
    total = ridge * (w[:-1] ** 2).sum()
    for d in drafts:
        p = np.clip(scores(w, d.x), 1e-9, 1 - 1e-9)
        total -= np.where(d.grade == 2, np.log(p), np.where(d.grade == 0, np.log(1 - p), 0)).sum()
    return total


def slope(w, drafts):
    steps = np.eye(len(w)) * 1e-4
    return np.array([(loss(w + s, drafts) - loss(w - s, drafts)) / 2e-4 for s in steps])


def fit(drafts):
    """BFGS."""
    w, h = np.r_[np.full(COUNTED, 5.0), -3.0], np.eye(COUNTED + 1) * 0.01
    f, g = loss(w, drafts), slope(w, drafts)
    for _ in range(100):
        d, t = -h @ g, 1.0
        while t > 1e-6 and loss(w + t * d, drafts) > f + 1e-4 * t * (g @ d):
            t /= 2
        moved = w + t * d
        f2, g2 = loss(moved, drafts), slope(moved, drafts)
        s, y = moved - w, g2 - g
        done, w, f, g = abs(f - f2) < 1e-4, moved, f2, g2
        if done:
            break
        if s @ y > 1e-12:
            r, i = 1 / (s @ y), np.eye(len(w))
            h = (i - r * np.outer(s, y)) @ h @ (i - r * np.outer(y, s)) + r * np.outer(s, s)
    return w


def answers(w, drafts):
    return [(d, scores(w, d.x)) for d in drafts]


def figures(answered, threshold, part=lambda d: True):
    """right suggested, precision of the first, abstention, MRR, all as (sum, count)."""
    right, first, silent, mrr = [], [], [], []
    for d, p in answered:
        if not part(d) or not len(p):
            continue
        best = [j for j in np.argsort(-p)[:3] if p[j] >= threshold]
        if best:
            first.append(d.grade[best[0]] == 2)
        if (d.grade == 2).any():
            right.append(any(d.grade[j] == 2 for j in best))
            mrr.append(1 / (1 + min(np.where(d.grade[np.argsort(-p)] == 2)[0])))
        elif not d.grade.any():
            silent.append(not best)
    mean = lambda v: sum(v) / len(v) if v else float("nan")
    return mean(right), mean(first), mean(silent), mean(mrr)


def left_out(drafts):
    """Each publisher answered with weights of the others."""
    out = []
    for name in sorted({d.publisher for d in drafts}):
        w = fit([d for d in drafts if d.publisher != name])
        out += answers(w, [d for d in drafts if d.publisher == name])
    return out


def threshold(answered):
    for t in np.arange(0.2, 0.9, 0.01):
        _, precision, silence, _ = figures(answered, t)
        if precision >= PRECISION and silence >= ABSTENTION:
            return round(float(t), 2)
    return 0.9


def main():
    drafts = [Draft(line) for line in open(sys.argv[1], encoding="utf-8")]
    nested = []
    for name in sorted({d.publisher for d in drafts}):
        rest = [d for d in drafts if d.publisher != name]
        w, t = fit(rest), threshold(left_out(rest))
        print(f"without {name}: weights {np.round(w, 2)}, threshold {t}")
        # a threshold of its own per publisher: shifted so that all compare with 0
        nested += [(d, p - t) for d, p in answers(w, [d for d in drafts if d.publisher == name])]
    parts = {"all": lambda d: True, "de": lambda d: d.language == "de", "en": lambda d: d.language == "en",
             "with examples": lambda d: d.examples[d.grade == 2].any(), "without": lambda d: (d.grade == 2).any() and not d.examples[d.grade == 2].any()}
    print("nested: right suggested, precision of the first, abstention, MRR")
    for part, condition in parts.items():
        print(f"  {part:<14}" + " ".join(f"{v:.3f}" for v in figures(nested, 0, condition)))
    held = left_out(drafts)
    for t in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        print(f"  weights left out, threshold {t:.2f}: " + " ".join(f"{v:.3f}" for v in figures(held, t)))
    print(f"shipped: weights {np.round(fit(drafts), 2)}, threshold {threshold(held)}")


if __name__ == "__main__":
    main()
