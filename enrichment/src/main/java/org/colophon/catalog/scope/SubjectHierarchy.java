package org.colophon.catalog.scope;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.Subject;

/// The relation of broader and narrower subjects. Thread-safe.
public interface SubjectHierarchy {
  /// Whether a subject is another one or lies below it, whatever the spelling of their schemes.
  boolean includes(Subject broader, Subject narrower);

  /// What codes say alone: in schemes whose codes go from general to exact, such as Thema, a code
  /// includes those that begin with it.
  SubjectHierarchy BY_CODE =
      (broader, narrower) -> {
        String scheme = scheme(broader);
        String above = code(broader);
        String below = code(narrower);
        return scheme.equals(scheme(narrower))
            && !above.isEmpty()
            && (above.equals(below)
                || (Schemes.PREFIXED.contains(scheme) && below.startsWith(above)));
      };

  /// The scheme in one spelling: `Thema`, `thema-code` and `93` of ONIX list 27 are `thema`.
  static String scheme(Subject subject) {
    String plain = subject.scheme().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return Schemes.SPELLINGS.getOrDefault(plain, plain);
  }

  /// The code in one spelling: capital letters, without blanks and without the prefix of its
  /// scheme.
  static String code(Subject subject) {
    String plain = subject.code().toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    int colon = plain.lastIndexOf(':');
    return colon < 0 ? plain : plain.substring(colon + 1);
  }

  /// A source of schemes and their subjects.
  final class Schemes {
    private static final Set<String> PREFIXED = Set.of("thema", "bic");
    private static final Map<String, String> SPELLINGS =
        Map.ofEntries(
            Map.entry("93", "thema"),
            Map.entry("themacode", "thema"),
            Map.entry("themacodes", "thema"),
            Map.entry("themasubject", "thema"),
            Map.entry("themasubjectcategory", "thema"),
            Map.entry("themaqualifier", "thema"),
            Map.entry("94", "thema"),
            Map.entry("95", "thema"),
            Map.entry("96", "thema"),
            Map.entry("97", "thema"),
            Map.entry("98", "thema"),
            Map.entry("99", "thema"),
            Map.entry("12", "bic"),
            Map.entry("bicsubjectcategory", "bic"),
            Map.entry("10", "bisac"),
            Map.entry("bisacsubjectheading", "bisac"),
            Map.entry("26", "wgs"),
            Map.entry("warengruppe", "wgs"),
            Map.entry("warengruppensystematik", "wgs"),
            Map.entry("wgsneu", "wgs"),
            Map.entry("mediatopic", "mediatopics"),
            Map.entry("medtop", "mediatopics"),
            Map.entry("iptc", "mediatopics"),
            Map.entry("iptcmediatopics", "mediatopics"));

    private Schemes() {}
  }
}
