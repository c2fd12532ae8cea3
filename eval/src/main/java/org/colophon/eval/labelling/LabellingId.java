package org.colophon.eval.labelling;

import java.util.regex.Pattern;

/// The id of a labelling, and of the labelled set made from it.
public record LabellingId(String value) {
  private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST = 60;

  public LabellingId {
    if (value.length() > LONGEST || !WORDS.matcher(value).matches()) {
      String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
      throw new IllegalArgumentException(
          "'"
              + shown
              + "' is not a valid labelling id: use lower-case words joined by hyphens, at most "
              + LONGEST
              + " characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
