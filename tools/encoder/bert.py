"""A BERT encoder read from an fp32 ONNX file, its WordPiece tokenizer, and German-English text pairs.

usage: bert.py PAIRS... > TEXTS   writes the texts of files of pairs as `texts` orders and joins them
"""

import random
import re
import sys
import unicodedata

import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

HEADS = 12
TABLE = "embeddings.word_embeddings.weight"
WORD = re.compile(r"\w+|[^\w\s]")


class WordPiece:
    """Cuts a text into pieces of a vocabulary, the longest first; the same as the tokenizer files."""

    def __init__(self, vocabulary):
        self.vocabulary, self.known = vocabulary, {}
        self.first, self.last, self.unknown = (vocabulary[x] for x in ("[CLS]", "[SEP]", "[UNK]"))

    def ids(self, text, most):
        text = unicodedata.normalize("NFC", text).lower().replace("ß", "ss")
        pieces = []
        for word in WORD.findall(text):
            pieces += self.word(word)
            if len(pieces) >= most - 2:
                break
        return [self.first] + pieces[: most - 2] + [self.last]

    def word(self, word):
        if word not in self.known:
            self.known[word] = self.cut(word)
        return self.known[word]

    def cut(self, word):
        pieces, start = [], 0
        while start < len(word):
            end = len(word)
            mark = "##" if start else ""
            while end > start and mark + word[start:end] not in self.vocabulary:
                end -= 1
            if end == start:
                return [self.unknown]
            pieces.append(self.vocabulary[mark + word[start:end]])
            start = end
        return pieces


def weights(path):
    """The encoder's weights by name: matrices, which the file names by number, by the bias that follows."""
    model = onnx.load(path)
    found = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    made = {output: node for node in model.graph.node for output in node.output}
    named = {k: torch.from_numpy(v.copy()) for k, v in found.items() if not k.startswith("onnx::")}
    for node in model.graph.node:
        if node.op_type == "Add":
            for bias in (i for i in node.input if i in found and i.endswith(".bias")):
                products = [made[i] for i in node.input if i in made and made[i].op_type == "MatMul"]
                for matrix in (i for p in products for i in p.input if i in found):
                    name = bias[:-4] + "weight"
                    named[name] = torch.from_numpy(found[matrix].copy()).t().contiguous()
    return {k: v.float() for k, v in named.items() if v.dtype == torch.float32}


def matrices(path):
    """The file's own name of each matrix, by the name that `weights` gives it."""
    model = onnx.load(path)
    found = {t.name for t in model.graph.initializer}
    made = {output: node for node in model.graph.node for output in node.output}
    names = {}
    for node in model.graph.node:
        if node.op_type == "Add":
            for bias in (i for i in node.input if i in found and i.endswith(".bias")):
                products = [made[i] for i in node.input if i in made and made[i].op_type == "MatMul"]
                for matrix in (i for p in products for i in p.input if i in found):
                    names[bias[:-4] + "weight"] = matrix
    return names


class Encoder:
    """The network, mean pooling; `w` holds its weights and may be trained."""

    def __init__(self, w, dtype=torch.float32):
        self.w, self.dtype = w, dtype
        self.layers = 1 + max(int(k.split(".")[2]) for k in w if k.startswith("encoder.layer"))

    def linear(self, x, name):
        return F.linear(x, self.w[name + ".weight"].to(self.dtype), self.w[name + ".bias"].to(self.dtype))

    def norm(self, x, name):
        scale, shift = self.w[name + ".weight"], self.w[name + ".bias"]
        return F.layer_norm(x, (x.shape[-1],), scale.to(self.dtype), shift.to(self.dtype), 1e-12)

    def states(self, rows, mask):
        n = rows.shape[1]
        x = rows + self.w["embeddings.position_embeddings.weight"][:n] + self.w["embeddings.token_type_embeddings.weight"][0]
        x = self.norm(x.to(self.dtype), "embeddings.LayerNorm")
        away = None if bool(mask.all()) else (~mask[:, None, None, :]).to(self.dtype) * -1e4
        for layer in range(self.layers):
            x = self.layer(x, "encoder.layer.%d." % layer, away)
        return x.float()

    def layer(self, x, name, away):
        batch, n, dim = x.shape
        heads = [self.linear(x, name + "attention.self." + k).view(batch, n, HEADS, dim // HEADS).transpose(1, 2) for k in ("query", "key", "value")]
        weight = heads[0] @ heads[1].transpose(-1, -2) / (dim // HEADS) ** 0.5
        weight = weight if away is None else weight + away
        seen = (weight.softmax(-1) @ heads[2]).transpose(1, 2).reshape(batch, n, dim)
        x = self.norm(x + self.linear(seen, name + "attention.output.dense"), name + "attention.output.LayerNorm")
        wide = F.gelu(self.linear(x, name + "intermediate.dense"))
        return self.norm(x + self.linear(wide, name + "output.dense"), name + "output.LayerNorm")

    def __call__(self, rows, mask):
        keep = mask[:, :, None].float()
        return F.normalize((self.states(rows, mask) * keep).sum(1) / keep.sum(1), dim=-1)


def padded(lists):
    n = max(map(len, lists))
    ids, mask = torch.zeros(len(lists), n, dtype=torch.long), torch.zeros(len(lists), n, dtype=torch.bool)
    for row, pieces in enumerate(lists):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = True
    return ids, mask


def texts(paths, seed=7):
    """Pairs in a fixed random order; one in eight is several pairs joined, so that long texts are learned too."""
    pairs, seen = [], set()
    for path in paths:
        with open(path, encoding="utf8") as lines:
            for line in lines:
                german, english = line.rstrip("\n").split("\t")
                if len(english) <= 240 and len(german) <= 280 and german.lower() not in seen:
                    seen.add(german.lower())
                    pairs.append((german, english))
    chance = random.Random(seed)
    chance.shuffle(pairs)
    made, i = [], 0
    while i < len(pairs):
        count = chance.randint(3, 6) if chance.random() < 0.04 else 1
        part = pairs[i : i + count]
        made.append((" ".join(p[0] for p in part), " ".join(p[1] for p in part)))
        i += count
    return made


if __name__ == "__main__":
    for first, second in texts(sys.argv[1:]):
        print(first + "\t" + second)
