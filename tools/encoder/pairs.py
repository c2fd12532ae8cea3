#!/usr/bin/python3
"""Collects German-English sentence pairs under free licences: German TAB English, one pair a line.

usage: pairs.py DATA DEBS OUT

DATA  the folder with parallel/ (Tatoeba, NTREX) and stsb-multi-mt/ (measured: its sentences are left out)
DEBS  a folder with one folder per unpacked Debian package (apt-get download, dpkg-deb -x):
      libreoffice-help-de, libreoffice-help-en-us (MPL-2.0), debian-handbook (CC BY-SA 3.0),
      gnome-user-docs, evolution-common, evince-common, eog (CC BY-SA 3.0), unicode-cldr-core (Unicode licence)
OUT   the folder for one file per source, in UTF-8

The result depends on nothing but its input.
"""

import csv
import glob
import gzip
import html
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

SPACE = re.compile(r"\s+")
TAG = re.compile(r"<[^>]+>")
NOT_A_WORD = re.compile(r"[^a-zäöüß0-9 ]")


def clean(text):
    text = html.unescape(TAG.sub(" ", text))
    text = re.sub(r"\s+([.,;:!?)])", r"\1", SPACE.sub(" ", text))
    return text.strip()


def key(text):
    return SPACE.sub(" ", NOT_A_WORD.sub("", text.lower())).strip()


def measured(data):
    """Keys of every sentence of the measured sets, in both languages."""
    keys = set()
    for path in sorted(glob.glob(data + "/stsb-multi-mt/*.csv")):
        with open(path, encoding="utf8", newline="") as lines:
            for row in csv.reader(lines):
                keys.update((key(row[0]), key(row[1])))
    return keys


def tsv(path):
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 2:
                yield parts[0], parts[1]


def read(path):
    with open(path, encoding="utf8", errors="replace") as lines:
        return lines.read()


def libreoffice(debs):
    block = re.compile(r'<(p|h\d)[^>]* id="([a-z]+_id[^"]+)"[^>]*>(.*?)</\1>', re.S)
    root = debs + "/libreoffice-help-de/usr/share/libreoffice/help/de/text/"
    for path in sorted(glob.glob(root + "**/*.html", recursive=True)):
        other = path.replace("help-de", "help-en-us").replace("/help/de/", "/help/en-US/")
        if not os.path.exists(other):
            continue
        english = {m[1]: clean(m[2]) for m in block.findall(read(other))}
        for _, name, text in block.findall(read(path)):
            if name in english:
                yield clean(text), english[name]


def blocks(german, english, pattern):
    """Pairs of two files whose blocks are the same, one after the other."""
    first, second = pattern.findall(read(german)), pattern.findall(read(english))
    if [kind for kind, _ in first] == [kind for kind, _ in second]:
        for (_, a), (_, b) in zip(first, second):
            yield clean(a), clean(b)


def handbook(debs):
    pattern = re.compile(r"<(p|h\d|title|dt)[^>]*>(.*?)</\1>", re.S)
    root = debs + "/debian-handbook/usr/share/doc/debian-handbook/html/"
    for path in sorted(glob.glob(root + "de-DE/**/*.html", recursive=True)):
        other = path.replace("de-DE", "en-US")
        if os.path.exists(other):
            yield from blocks(path, other, pattern)


def mallard(debs):
    pattern = re.compile(r"<(p|title|desc)(?: [^>]*)?>(.*?)</\1>", re.S)
    for package in ("gnome-user-docs", "evolution-common", "evince-common", "eog"):
        root = debs + "/" + package + "/usr/share/help/"
        for path in sorted(glob.glob(root + "de/**/*.page", recursive=True)):
            other = path.replace("/help/de/", "/help/C/")
            if os.path.exists(other):
                yield from blocks(path, other, pattern)


def labels(path):
    found = {}
    for node in ElementTree.parse(path).getroot().iter():
        if node.get("alt") is None and node.text and node.text.strip():
            name = node.get("type"), node.get("cp")
            spoken = node.tag == "annotation" and node.get("type") == "tts"
            if spoken or node.tag in ("language", "territory", "script"):
                found[(node.tag, *name)] = node.text.strip()
    return found


def cldr(debs):
    root = debs + "/unicode-cldr-core/usr/share/unicode/cldr/common/"
    for folder in ("main", "annotations"):
        english = labels(root + folder + "/en.xml")
        for name, text in labels(root + folder + "/de.xml").items():
            if name in english and not text.startswith("↑"):
                yield text, english[name]


def accept(german, english, left_out, seen):
    if not (2 <= len(german) <= 600 and 2 <= len(english) <= 600):
        return False
    if not 0.25 <= len(german) / len(english) <= 4:
        return False
    keys = key(german), key(english)
    if not all(keys) or keys in seen or keys[0] in left_out or keys[1] in left_out:
        return False
    if keys[0] == keys[1] and len(keys[0]) > 25:
        return False
    seen.add(keys)
    return True


def main():
    data, debs, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    left_out, seen = measured(data), set()
    sources = {
        "tatoeba": tsv(data + "/parallel/tatoeba-de-en.tsv.gz"),
        "ntrex": tsv(data + "/parallel/ntrex-de-en.tsv.gz"),
        "libreoffice": libreoffice(debs),
        "handbook": handbook(debs),
        "gnome": mallard(debs),
        "cldr": cldr(debs),
    }
    for name, pairs in sources.items():
        count = 0
        with open(out + "/" + name + ".tsv", "w", encoding="utf8") as target:
            for german, english in pairs:
                german, english = SPACE.sub(" ", german).strip(), SPACE.sub(" ", english).strip()
                if accept(german, english, left_out, seen):
                    target.write(german + "\t" + english + "\n")
                    count += 1
        print(name, count)


if __name__ == "__main__":
    main()
