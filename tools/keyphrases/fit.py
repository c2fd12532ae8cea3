#!/usr/bin/env python3
"""Fits the shipped weights of the keyphrases on labelled drafts, and estimates them on publishers that were left out.

usage: colophon eval publisher eval/publishers/{brueckentor,fachhaus,jugendbuch,kestrel,lebensart,nordlicht} --phrases F
       fit.py F > enrichment/src/main/resources/org/colophon/text/phrase-weights.txt

Logistic regression of "an editor keeps it" over the features of all candidate phrases and names of a draft, with a ridge. The
estimate fits on five publishers and ranks the candidates of the sixth, without phrases that cover each other; the ridge is chosen on
the five alone, each left out once more. F1@8 as `colophon eval publisher` counts it. Needs numpy.
"""
import json, re, sys, unicodedata
import numpy as np

RIDGES, MOST, LEAST, FIRST = (1.0, 3.0, 10.0), 8, 0.15, 3
ENDINGS = {
    "de": ["innen", "ungen", "ern", "en", "er", "es", "em", "in", "n", "e", "s"],
    "en": ["ing", "ies", "ers", "es", "ed", "er", "s", "y", "e"],
}


def stem(word, language):
    ending = next((e for e in ENDINGS[language] if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word[: len(word) - len(ending)]


def stems(phrase, language):
    plain = unicodedata.normalize("NFKD", phrase.lower().replace("ß", "ss"))
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    return frozenset(stem(w, language) for w in re.split(r"[\W_]+", plain) if w)


def f1(gold, given, language):
    found, left = {stems(p, language) for p in given[:MOST]} - {frozenset()}, [stems(p, language) for p in gold]
    hits, size = 0, len(left)
    for phrase in found:
        if phrase in left:
            left.remove(phrase)
            hits += 1
    return 2 * hits / (len(found) + size)


class Draft:
    def __init__(self, line, names):
        row = json.loads(line)
        self.publisher, self.language, self.gold = row["publisher"], row["language"], row["keyphrases"]
        self.candidates = row["candidates"]
        gold = {stems(p, self.language) for p in self.gold}
        self.y = np.array([float(stems(c["label"], self.language) in gold) for c in self.candidates])
        self.x = np.array([[1.0] + [c["features"].get(n, 0.0) for n in names] for c in self.candidates])
        self.words = [set(c["key"].split(" ")) for c in self.candidates]

    def figure(self, weights):
        probabilities = 1 / (1 + np.exp(-self.x @ weights))
        kept = []
        for i in np.argsort(-probabilities, kind="stable"):
            if len(kept) == MOST or (probabilities[i] < LEAST and len(kept) >= FIRST):
                break
            if not any(self.words[i] <= self.words[j] or self.words[j] <= self.words[i] for j in kept):
                kept.append(i)
        return f1(self.gold, [self.candidates[i]["label"] for i in kept], self.language)


def fit(drafts, ridge):
    x, y = np.vstack([d.x for d in drafts]), np.concatenate([d.y for d in drafts])
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-3
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty), x.T @ (p - y) + penalty * weights)
        weights -= step
        if abs(step).max() < 1e-7:
            break
    return weights


def left_out(drafts, ridge):
    found = []
    for publisher in sorted({d.publisher for d in drafts}):
        weights = fit([d for d in drafts if d.publisher != publisher], ridge)
        found += [(d, d.figure(weights)) for d in drafts if d.publisher == publisher]
    return found


def mean(found):
    return float(np.mean([f for _, f in found]))


def best_ridge(drafts):
    return max(RIDGES, key=lambda ridge: mean(left_out(drafts, ridge)))


def main(path):
    lines = open(path, encoding="utf-8").read().splitlines()
    names = sorted({n for line in lines for c in json.loads(line)["candidates"] for n in c["features"]})
    drafts = [Draft(line, names) for line in lines]
    nested = []
    for publisher in sorted({d.publisher for d in drafts}):
        others = [d for d in drafts if d.publisher != publisher]
        weights = fit(others, best_ridge(others))
        nested += [(d, d.figure(weights)) for d in drafts if d.publisher == publisher]
    for label, part in [("all", nested)] + [(k, [e for e in nested if k in (e[0].language, e[0].publisher)]) for k in sorted({d.language for d in drafts} | {d.publisher for d in drafts})]:
        print(f"# F1@8 of publishers left out, {label}: {mean(part):.3f}", file=sys.stderr)
    reach = sum(d.y.sum() for d in drafts) / sum(len(d.gold) for d in drafts)
    print(f"# labelled phrases among the candidates: {reach:.3f}", file=sys.stderr)
    ridge = best_ridge(drafts)
    print("# Weights of the features of keyphrases, fitted by tools/keyphrases/fit.py on eval/publishers, with a ridge of", ridge)
    print("# `_` stands for a space.")
    for name, weight in zip(["constant"] + names, fit(drafts, ridge)):
        print(f"{name.replace(' ', '_')}:{weight:.3f}")


main(sys.argv[1])
