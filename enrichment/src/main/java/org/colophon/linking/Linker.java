package org.colophon.linking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.enrichment.Enrichment;
import org.colophon.linking.Gazetteer.Mention;
import org.colophon.linking.KnownRecord.Kind;
import org.colophon.linking.LinkEvidence.Weighed;
import org.colophon.linking.Links.Ambiguous;
import org.colophon.linking.Links.Candidate;
import org.colophon.linking.Links.Link;
import org.colophon.models.Span;

/// An entity linker from names in a text to the publisher's records. A name of several records goes
/// to the one with the most evidence in the text; where none stands out, it is ambiguous, which is
/// a valid result. Thread-safe.
public final class Linker {
  /// Changes with the answers.
  public static final String METHOD = "links-1";

  private static final int MOST = 20;
  private static final int MOST_SPANS = 20;

  /// By how much the best has to lead the next; chosen on blurbs that authors of one made-up name
  /// are told apart by.
  private static final double MARGIN = 0.3;

  private final RecordIndex index;

  public Linker(RecordIndex index) {
    this.index = index;
  }

  /// What the item's text and title name; itself not.
  ///
  /// @param enrichment of the item's text; its names say what a name is taken for
  /// @param view to read the records by
  /// @param visible the works that whoever asks may know of
  public Links link(Item item, Enrichment enrichment, CatalogView view, Predicate<ItemId> visible) {
    Map<Set<String>, Named> groups = groups(item, visible);
    Set<String> alone =
        groups.values().stream()
            .filter(named -> named.records.size() == 1)
            .map(named -> named.records.getFirst().entity())
            .collect(Collectors.toSet());
    TextContext context = new TextContext(item, enrichment, alone);
    LinkEvidence evidence = new LinkEvidence(index, view, context);
    List<Link> links = new ArrayList<>();
    List<Ambiguous> ambiguous = new ArrayList<>();
    for (Named named : groups.values()) {
      decide(named, context, evidence, links, ambiguous);
    }
    List<Link> surest =
        joined(links).stream()
            .sorted(
                Comparator.comparingDouble(Link::confidence)
                    .reversed()
                    .thenComparing(link -> link.target().entity()))
            .limit(MOST)
            .map(link -> withSurnames(link, links, item.content().text()))
            .toList();
    return new Links(surest, ambiguous);
  }

  private Map<Set<String>, Named> groups(Item item, Predicate<ItemId> visible) {
    Map<Set<String>, Named> groups = new LinkedHashMap<>();
    Predicate<KnownRecord> shown =
        known ->
            known.kind() != Kind.WORK
                || (!known.id().equals(item.id().value()) && visible.test(new ItemId(known.id())));
    for (Mention mention : index.gazetteer().find(item.content().text())) {
      group(groups, mention, shown).spans.add(mention.span());
    }
    for (Mention mention : index.gazetteer().find(item.content().title())) {
      group(groups, mention, shown);
    }
    groups.values().removeIf(named -> named.records.isEmpty());
    return groups;
  }

  private static Named group(
      Map<Set<String>, Named> groups, Mention mention, Predicate<KnownRecord> shown) {
    List<KnownRecord> others = mention.records().stream().filter(shown).toList();
    Set<String> entities = others.stream().map(KnownRecord::entity).collect(Collectors.toSet());
    Named named = groups.computeIfAbsent(entities, _ -> new Named(others));
    named.mentions.add(mention);
    return named;
  }

  /// All places where the same records may be named.
  private static final class Named {
    private final List<KnownRecord> records;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    Named(List<KnownRecord> records) {
      this.records = records;
    }

    List<Span> places() {
      return spans.stream().distinct().limit(MOST_SPANS).toList();
    }
  }

  private static void decide(
      Named named,
      TextContext context,
      LinkEvidence evidence,
      List<Link> links,
      List<Ambiguous> ambiguous) {
    List<Scored> scored =
        named.records.stream()
            .map(known -> scored(known, named, context, evidence))
            .filter(
                s -> s.mentionConfidence() >= MentionConfidence.LEAST && !s.weighed.impossible())
            .sorted(Comparator.comparingDouble(Scored::total).reversed())
            .toList();
    if (scored.isEmpty()) {
      return;
    }
    Scored best = scored.getFirst();
    double lead = scored.size() == 1 ? MARGIN : best.total() - scored.get(1).total();
    if (lead >= MARGIN) {
      double confidence =
          scored.size() == 1
              ? best.mentionConfidence()
              : best.mentionConfidence() * lead / (lead + 0.3);
      links.add(
          new Link(best.weighed.target(), named.places(), confidence, best.weighed.because()));
    } else {
      String label =
          named.spans.isEmpty()
              ? best.weighed.target().name()
              : named.spans.getFirst().in(context.text());
      ambiguous.add(
          new Ambiguous(
              label,
              named.places(),
              scored.stream()
                  .map(s -> new Candidate(s.weighed.target(), s.weighed.because()))
                  .toList()));
    }
  }

  private static Scored scored(
      KnownRecord known, Named named, TextContext context, LinkEvidence evidence) {
    double mentionConfidence = 0;
    for (Mention mention : named.mentions) {
      boolean inText = named.spans.contains(mention.span());
      Set<String> types = inText ? context.types(mention.span()) : Set.of();
      mentionConfidence =
          Math.max(mentionConfidence, MentionConfidence.of(known.kind(), mention, types));
    }
    Weighed weighed = evidence.weigh(known, named.mentions.getFirst());
    return new Scored(
        weighed, weighed.weight() >= 3 ? Math.max(mentionConfidence, 0.8) : mentionConfidence);
  }

  /// A candidate record with its scores.
  ///
  /// @param mentionConfidence that a name is meant at all
  private record Scored(Weighed weighed, double mentionConfidence) {
    double total() {
      return weighed.weight() + mentionConfidence;
    }
  }

  /// One link for each record, under whichever name it stands.
  private static List<Link> joined(List<Link> links) {
    Map<String, Link> byEntity = new LinkedHashMap<>();
    for (Link link : links) {
      byEntity.merge(
          link.target().entity(),
          link,
          (a, b) -> {
            Link surer = a.confidence() >= b.confidence() ? a : b;
            Set<Span> spans = new TreeSet<>(a.spans());
            spans.addAll(b.spans());
            return new Link(
                surer.target(), List.copyOf(spans), surer.confidence(), surer.because());
          });
    }
    return List.copyOf(byEntity.values());
  }

  /// A linked person's surname alone is the person too, if no other linked person has it.
  private static Link withSurnames(Link link, List<Link> all, String text) {
    if (link.target().kind() != Kind.CONTRIBUTOR) {
      return link;
    }
    String surname = surname(link.target());
    boolean shared =
        all.stream()
            .map(Link::target)
            .anyMatch(other ->
                other.kind() == Kind.CONTRIBUTOR
                    && !other.entity().equals(link.target().entity())
                    && surname(other).equals(surname));
    if (shared || surname.length() < 3 || link.spans().isEmpty()) {
      return link;
    }
    Set<Span> spans = new TreeSet<>(link.spans());
    for (NormalizedName.Word word : NormalizedName.of(text)) {
      boolean same = word.plain().equals(surname) || word.plain().equals(surname + "s");
      boolean capital = Character.isUpperCase(text.codePointAt(word.span().start()));
      if (same && capital && spans.stream().noneMatch(s -> s.overlaps(word.span()))) {
        spans.add(word.span());
      }
    }
    List<Span> first = spans.stream().limit(MOST_SPANS).toList();
    return new Link(link.target(), first, link.confidence(), link.because());
  }

  private static String surname(KnownRecord person) {
    List<NormalizedName.Word> words = NormalizedName.of(person.name());
    return words.size() < 2 ? "" : words.getLast().plain();
  }
}
