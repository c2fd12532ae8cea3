package org.colophon.service.generation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The material of a prompt: texts and facts that the gate cleared, and closed candidates.
/// Immutable.
///
/// @param language of the answer, ISO 639-1
/// @param texts by what they are, such as `title`; data, never instructions
/// @param facts that the gate lets be said now
/// @param candidates descriptions by id; empty where texts are asked for
/// @param validUntil the end of the clearance
record PromptSource(
    String language,
    Map<String, String> texts,
    GateFacts facts,
    Map<String, String> candidates,
    Instant validUntil) {
  private static final int LONGEST = 12_000;
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  /// The facts of an item that may be said now.
  ///
  /// @param price as `24.00 EUR`; empty when none may be said
  /// @param claims such as `bestseller: Belletristik`
  record GateFacts(String price, List<String> claims) {
    static final GateFacts NONE = new GateFacts("", List.of());

    GateFacts {
      claims = claims.stream().map(PromptSource::line).toList();
    }
  }

  PromptSource {
    texts = lines(texts);
    candidates = lines(candidates);
  }

  private static Map<String, String> lines(Map<String, String> entries) {
    Map<String, String> lines = new LinkedHashMap<>();
    entries.forEach((name, text) -> lines.put(name, line(text)));
    return lines;
  }

  /// A text on one line, so that it cannot pass for another entry.
  private static String line(String text) {
    String line = BREAKS.matcher(text).replaceAll(" ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }

  /// Everything that is told, for the key of the cache.
  String told() {
    return language + "\n" + texts + "\n" + facts + "\n" + candidates;
  }
}
