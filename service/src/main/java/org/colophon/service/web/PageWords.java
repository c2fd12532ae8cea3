package org.colophon.service.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.governance.ReasonCode;

/// The words of the pages for the gate's reasons, in German or English, for reports that are
/// written outside a browser.
public final class PageWords {
  private static final Pattern ENTRY =
      Pattern.compile("^  (\\w+): '((?:[^'\\\\]|\\\\.)*)',$", Pattern.MULTILINE);

  private final Map<String, String> words = new HashMap<>();

  private PageWords(String script) {
    Matcher entries = ENTRY.matcher(script);
    while (entries.find()) {
      words.put(entries.group(1), entries.group(2).replace("\\'", "'"));
    }
  }

  /// The words of a language.
  ///
  /// @param language `de` or `en`
  public static PageWords of(String language) {
    String file = "/web/words-" + language + ".js";
    try (InputStream in = PageWords.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("'" + language + "' is not a language of the pages");
      }
      return new PageWords(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A reason in words.
  public String reason(ReasonCode code) {
    String name = code.name().toLowerCase(Locale.ROOT);
    return words.getOrDefault(name, name);
  }

  /// What clears a reason, in words.
  public String fix(ReasonCode code) {
    return words.getOrDefault("fix_" + code.name().toLowerCase(Locale.ROOT), code.fix());
  }
}
