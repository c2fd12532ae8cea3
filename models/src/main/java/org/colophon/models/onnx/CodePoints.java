package org.colophon.models.onnx;

/// A converter from code point positions, as the tokenizer library counts, to UTF-16 code units.
final class CodePoints {
  private final int[] units;

  private CodePoints(int[] units) {
    this.units = units;
  }

  static CodePoints of(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return new CodePoints(new int[0]);
    }
    int[] units = new int[count + 1];
    for (int point = 0, unit = 0; point < count; point++) {
      units[point] = unit;
      unit += Character.charCount(text.codePointAt(unit));
    }
    units[count] = text.length();
    return new CodePoints(units);
  }

  /// The code unit at which the code point begins; the text's length for the one after the last.
  int unit(int codePoint) {
    return units.length == 0 ? codePoint : units[codePoint];
  }
}
