package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.Provenance;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EntityFinder;
import org.colophon.models.EntityFinder.Entity;
import org.colophon.models.Span;
import org.colophon.text.ItemText;

/// A tagger that proposes the names in a text, each once in its base form with all its occurrences.
/// What is a common noun, a currency, a measure or a month is not a name. Thread-safe.
final class NameTagger {
  private static final String METHOD = "names-2";
  private static final int MOST = 30;
  private static final int MOST_SPANS = 20;
  private static final int MOST_ENTRIES = 200;

  /// Less sure names are wrong more often than right.
  private static final double LEAST_CONFIDENCE = 0.35;

  /// The confidence of a name in the form of a catalogue entry.
  private static final double ENTRY = 0.9;

  /// `Bergmann, Ute (Hrsg.)`.
  private static final Pattern SURNAME_FIRST =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}'’.-])(\\p{Lu}[\\p{L}\\p{M}'’-]{1,60}+),\\s"
              + "(\\p{Lu}[\\p{L}\\p{M}.'’-]{1,60}+(?:\\s\\p{Lu}[\\p{L}\\p{M}.'’-]{0,60}+)?)"
              + "(?=\\s\\((?:Hrsg|Hg|Übers|Ill|Red|Ed|Eds|Trans)\\b)");

  private final EntityFinder finder;

  NameTagger(EntityFinder finder) {
    this.finder = finder;
  }

  /// What made the annotations.
  String madeBy() {
    return Provenance.of(METHOD, finder.model());
  }

  /// At most thirty names, the surest first.
  List<Annotation> tag(ItemText text, AnalyzedText analysis) {
    boolean german = finder.language().equals("de");
    TokenPlaces places = new TokenPlaces(analysis);
    NameEvidence evidence = new NameEvidence(analysis, places, finder.language());
    NameForms forms = new NameForms(text.title(), text.text(), places, german);
    NameGroups groups = new NameGroups();
    List<Span> entries = addEntries(text.text(), groups);
    List<Entity> found = new NameSpans(analysis, places, german).of(finder.find(analysis));
    Set<String> surnames = surnames(found, text.text());
    for (Entity entity : found) {
      boolean known = entries.stream().anyMatch(span -> span.overlaps(entity.span()));
      if (!known && evidence.isName(entity, surnames)) {
        groups.add(forms.base(entity.span()), entity);
      }
    }
    return groups.names().stream()
        .filter(name -> name.confidence() >= LEAST_CONFIDENCE)
        .sorted(Comparator.comparingDouble(NameGroups.Name::confidence).reversed())
        .limit(MOST)
        .map(name -> annotation(name, text))
        .toList();
  }

  private static Set<String> surnames(List<Entity> found, String text) {
    return found.stream()
        .filter(entity -> entity.type().equals("PER"))
        .map(entity -> entity.span().in(text))
        .filter(name -> name.indexOf(' ') > 0)
        .map(name -> name.substring(name.lastIndexOf(' ') + 1))
        .collect(Collectors.toSet());
  }

  private static List<Span> addEntries(String text, NameGroups groups) {
    List<Span> entries = new ArrayList<>();
    Matcher matcher = SURNAME_FIRST.matcher(text);
    while (entries.size() < MOST_ENTRIES && matcher.find()) {
      Span span = new Span(matcher.start(), matcher.end());
      entries.add(span);
      groups.add(matcher.group(2) + " " + matcher.group(1), new Entity(span, "PER", ENTRY));
    }
    return entries;
  }

  private Annotation annotation(NameGroups.Name name, ItemText text) {
    return new Annotation(
        Annotation.Kind.ENTITY,
        name.key(),
        name.label(),
        name.spans().stream().limit(MOST_SPANS).toList(),
        name.confidence(),
        madeBy(),
        text.textHash());
  }
}
