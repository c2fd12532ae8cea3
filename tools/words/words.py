#!/usr/bin/env python3
"""Makes the word lists of `enrichment/src/main/resources/org/colophon/text`: everyday-de.txt, everyday-en.txt and nouns-de.txt.

usage: words.py PAIRS.tsv.gz NER-de.tsv DIRECTORY

PAIRS: German and English sentences, separated by a tab (Tatoeba, CC BY 2.0 FR). NER-de.tsv: GermEval 2014 (CC BY 4.0).

everyday-LANGUAGE.txt: the words that stand at least twice in the sentences, with how often; with a small first letter where they
are mostly written so inside sentences.

nouns-de.txt: German noun forms by what they mostly stand for, m, f, n (singular) or p (plural), or - where that is not clear.
A noun here is a capitalised word that stands after a determiner and does not begin a sentence, adjectives between them apart. The
classes are told apart by expectation maximisation over what each determiner can stand before. Names of places and people of GermEval
are left out unless they stand after the indefinite article too (Richter).
"""
import collections, gzip, math, re, sys

# what a determiner can stand before; twice where it is more usual
CAN = {
    "der": "mmf", "die": "fp", "das": "n", "den": "mp", "dem": "mn", "des": "mn", "zum": "mn", "zur": "f", "im": "mn", "ins": "n",
    "am": "mn", "ans": "n", "vom": "mn", "beim": "mn", "aufs": "n", "dieser": "mf", "diese": "fp", "dieses": "n", "diesen": "mp",
    "diesem": "mn", "jeder": "m", "jede": "f", "jedes": "n", "jeden": "m",
}
for stem, plural in {"ein": False, "kein": True, "mein": True, "dein": True, "sein": True, "ihr": True, "unser": True}.items():
    bare = "unser" if stem == "unser" else stem
    CAN |= {stem: "mn", bare + "e": "fp" if plural else "f", bare + "en": "mp" if plural else "m", bare + "em": "mn", bare + "er": "f", bare + "es": "mn"}
CAN |= {number: "p" for number in "zwei drei vier fünf sechs zehn viele vielen einige mehrere alle wenige beide".split()}
CLASSES, ROUNDS, SURE = "mfnp", 30, 0.85
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:-[A-Za-zÄÖÜäöüß]+)*|[.!?,;:\"„“]")
ADJECTIVE = re.compile(r"[a-zäöüß]{2,}(e|en|er|es|em)$")
NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")


def sentences(pairs, side):
    with gzip.open(pairs, "rt", encoding="utf-8") as file:
        for line in file:
            yield WORD.findall(line.rstrip("\n").split("\t")[side])


def germeval(path):
    """Sentences, and how often each word is the whole name of a place or a person, and how often none."""
    words, names, others, found = [], collections.Counter(), collections.Counter(), []
    for line in open(path, encoding="utf-8"):
        row = line.rstrip("\n").split("\t")
        if len(row) >= 4 and row[0].isdigit():
            words.append(row[1])
            (names if row[2][2:] in ("LOC", "PER") else others)[row[1]] += 1
        elif words:
            found.append(words)
            words = []
    return found, {name for name, times in names.items() if times >= others[name]}


def everyday(all_sentences, language, directory):
    counts, small = collections.Counter(), collections.Counter()
    for words in all_sentences:
        for i, word in enumerate(words):
            if word[0].isalpha():
                counts[word.lower()] += 1
                small[word.lower()] += 0 if i == 0 or words[i - 1] in '.!?:"„“' else 1 if word[0].islower() else -1
    with open(f"{directory}/everyday-{language}.txt", "w", encoding="utf-8") as out:
        kept = sorted(((w, n) for w, n in counts.items() if n >= 2), key=lambda e: (-e[1], e[0]))
        print("# How often words stand in the sentences of Tatoeba, CC BY 2.0 FR: those that stand at least twice.", file=out)
        for start in range(0, len(kept), 12):
            print(*(f"{w if small[w] > 0 else w[0].upper() + w[1:]}:{n}" for w, n in kept[start : start + 12]), file=out)


def determined(all_sentences):
    """How often each capitalised word stands after each determiner, and how often after none."""
    seen, bare = collections.defaultdict(collections.Counter), collections.Counter()
    for words in all_sentences:
        for i in range(1, len(words)):
            if not NOUN.fullmatch(words[i]) or words[i - 1] in '.!?:"„“':
                continue
            at = i - 1
            while at > 0 and i - at < 3 and words[at].lower() not in CAN and ADJECTIVE.match(words[at]):
                at -= 1
            if words[at].lower() in CAN:
                seen[words[i]][words[at].lower()] += 1
            else:
                bare[words[i]] += 1
    return seen, bare


def classes(seen):
    totals = sum(seen.values(), collections.Counter())
    given = {c: {d: (can.count(c) or 0.02) / len(can) * totals[d] for d, can in CAN.items()} for c in CLASSES}
    prior = dict.fromkeys(CLASSES, 1 / len(CLASSES))
    shares = {}
    for _ in range(ROUNDS):
        given = {c: {d: max(v / sum(given[c].values()), 1e-5) for d, v in given[c].items()} for c in CLASSES}
        new = {c: collections.Counter() for c in CLASSES}
        for form, counts in seen.items():
            logs = [math.log(prior[c]) + sum(n * math.log(given[c][d]) for d, n in counts.items()) for c in CLASSES]
            exps = [math.exp(log - max(logs)) for log in logs]
            shares[form] = dict(zip(CLASSES, (e / sum(exps) for e in exps)))
            for c in CLASSES:
                for d, n in counts.items():
                    new[c][d] += shares[form][c] * n
        given = {c: {d: new[c][d] for d in CAN} for c in CLASSES}
        prior = {c: sum(s[c] for s in shares.values()) / len(shares) for c in CLASSES}
    return shares


def main(pairs, ner, directory):
    german = list(sentences(pairs, 0))
    everyday(sentences(pairs, 1), "en", directory)
    everyday(german, "de", directory)
    small = collections.Counter(w for words in german for w in words if w.islower())
    news, names = germeval(ner)
    seen, bare = determined(german + news)
    lists = collections.defaultdict(list)
    for form, shares in classes(seen).items():
        times = sum(seen[form].values())
        common = times >= 0.15 * (times + bare[form]) and small[form.lower()] <= times + bare[form]
        indefinite = seen[form]["ein"] + seen[form]["eine"] + seen[form]["einen"] + seen[form]["einem"] + seen[form]["einer"]
        if common and (form not in names or indefinite >= 1):
            best = max(shares, key=shares.get)
            lists[best if shares[best] >= SURE and times > 1 else "-"].append(form)
    with open(f"{directory}/nouns-de.txt", "w", encoding="utf-8") as out:
        print("# German noun forms by what they mostly stand for: m, f, n singular, p plural, - not clear. Counted in the German", file=out)
        print("# sentences of Tatoeba (CC BY 2.0 FR) and of GermEval 2014 (CC BY 4.0).", file=out)
        for c in CLASSES + "-":
            forms = sorted(lists[c])
            for start in range(0, len(forms), 12):
                print(c + ":", *forms[start : start + 12], file=out)


main(*sys.argv[1:])
