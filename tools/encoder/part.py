"""The file of a German part, as `colophon train embedder` writes it (models.bilingual.GermanPart)."""

import gzip
import hashlib
import io
import struct

import numpy

FORMAT = 0xC0111001
FLOAT, BYTE = 1, 3


def string(text):
    bytes_ = text.encode("utf8")
    return struct.pack(">H", len(bytes_)) + bytes_


def quantized(rows, axis, most):
    """Signed bytes up to `most` and one scale per row (axis 1) or column (axis 0), symmetric around zero."""
    scales = (numpy.abs(rows).max(axis) / most).astype(numpy.float32)
    safe = numpy.where(scales > 0, scales, 1)
    return numpy.rint(rows / numpy.expand_dims(safe, axis)).astype(numpy.int8), scales


class Part:
    """Name, version, the body's digest, pieces, rows and layers: (name, type, array) as the ONNX file has them."""

    def __init__(self, name, version, body, pieces, rows, layers):
        self.name, self.version, self.body = name, version, body
        self.pieces, self.rows, self.layers = pieces, rows, layers

    @staticmethod
    def read(path):
        with gzip.open(path, "rb") as file:
            data = io.BytesIO(file.read())
        number = lambda form: struct.unpack(">" + form, data.read(struct.calcsize(form)))[0]
        text = lambda: data.read(number("H")).decode("utf8")
        if number("I") != FORMAT:
            raise ValueError(path + " is not a German encoder")
        text()
        name, version, body = text(), text(), text()
        pieces = [text() for _ in range(number("i"))]
        dim = number("i")
        scales = numpy.frombuffer(data.read(4 * len(pieces)), ">f4").astype(numpy.float32)
        values = numpy.frombuffer(data.read(dim * len(pieces)), numpy.int8).reshape(-1, dim)
        return Part(name, version, body, pieces, values * scales[:, None], [])

    def write(self, path):
        values, scales = quantized(self.rows, 1, 127)
        body = [string(self.name), string(self.version), string(self.body), struct.pack(">i", len(self.pieces))]
        body += [string(piece) for piece in self.pieces]
        body += [struct.pack(">i", self.rows.shape[1]), scales.astype(">f4").tobytes(), values.tobytes()]
        body.append(struct.pack(">i", len(self.layers)))
        for name, kind, array in self.layers:
            raw = array.astype("<f4" if kind == FLOAT else numpy.int8).tobytes()
            body.append(string(name) + struct.pack(">BB", kind, array.ndim))
            body.append(b"".join(struct.pack(">q", n) for n in array.shape) + struct.pack(">i", len(raw)) + raw)
        whole = b"".join(body)
        sealed = struct.pack(">I", FORMAT) + string(hashlib.sha256(whole).hexdigest()) + whole
        with open(path, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as zipped:
            zipped.write(sealed)


def layers(trained, names):
    """The layers as the int8 network has them: matrices by column in seven bits, the rest as it is."""
    made = []
    for name, array in trained.items():
        if not name.startswith("encoder.layer"):
            continue
        if name in names:
            values, scales = quantized(array.T, 0, 64)
            made.append((names[name] + "_quantized", BYTE, values))
            made.append((names[name] + "_scale", FLOAT, scales))
        else:
            made.append((name, FLOAT, array))
    return made
