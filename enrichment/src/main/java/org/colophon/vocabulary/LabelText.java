package org.colophon.vocabulary;

import java.text.Normalizer;
import org.jsoup.parser.Parser;

/// The text of a label as people read it: entities decoded, letters composed, spaces at its ends
/// removed.
final class LabelText {
  private LabelText() {}

  static String plain(String written) {
    String decoded = written.indexOf('&') < 0 ? written : Parser.unescapeEntities(written, false);
    return Normalizer.normalize(decoded, Normalizer.Form.NFC).strip();
  }
}
