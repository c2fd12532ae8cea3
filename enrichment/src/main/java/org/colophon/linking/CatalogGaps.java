package org.colophon.linking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.annotation.Annotation.Kind;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.Mentions;
import org.colophon.annotation.Mentions.Frequent;
import org.colophon.annotation.Mentions.Mention;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.vocabulary.SubjectCheck;
import org.colophon.vocabulary.TermCoverage;
import org.colophon.vocabulary.Vocabulary;

/// A report on gaps and outdated entries in the publisher's records and vocabularies: frequent
/// names and topics without a record or term, promised days that are over, questionable subjects.
/// For those who keep the catalogue; changes nothing. Thread-safe.
public final class CatalogGaps {
  private static final int ASKED = 10; // candidates looked at for each one that is returned

  private final Catalog catalog;
  private final Mentions mentions;
  private final DecisionLog decisions;
  private final RecordIndex records;
  private final List<Vocabulary> vocabularies;
  private final TermCoverage terms;
  private final ZoneId zone;

  /// @param zone in which a promised day is over
  public CatalogGaps(
      Catalog catalog,
      Mentions mentions,
      DecisionLog decisions,
      RecordIndex records,
      List<Vocabulary> vocabularies,
      ZoneId zone) {
    this.zone = zone;
    this.catalog = catalog;
    this.mentions = mentions;
    this.decisions = decisions;
    this.records = records;
    this.vocabularies = List.copyOf(vocabularies);
    this.terms = new TermCoverage(vocabularies);
  }

  /// The gaps and outdated entries.
  ///
  /// @param names people and organisations without a record, those of most items first
  /// @param namesakes records of one kind under one name, by name
  /// @param topics phrases that no term of a vocabulary covers, those of most items first
  /// @param overdue promised days that are over, by day; of news, service pieces and pages
  /// @param subjects odd subjects, by item
  public record Report(
      List<Frequent> names,
      List<AmbiguousName> namesakes,
      List<Frequent> topics,
      List<Overdue> overdue,
      List<OddSubject> subjects) {
    public Report {
      names = List.copyOf(names);
      namesakes = List.copyOf(namesakes);
      topics = List.copyOf(topics);
      overdue = List.copyOf(overdue);
      subjects = List.copyOf(subjects);
    }
  }

  /// A past day that an item still announces.
  public record Overdue(ItemId item, String title, LocalDate day, String label) {}

  /// A problem with an item's subjects.
  public record OddSubject(
      ItemId item, String title, String scheme, SubjectCheck.Problem problem) {}

  /// Reads every item's subjects: costs about as much as reading the catalogue once.
  ///
  /// @param least in how many items a name or phrase has to stand
  /// @param most how many of each are returned
  /// @param visible the items that whoever asks may know of
  public Report report(int least, int most, Instant now, Predicate<ItemId> visible) {
    try (CatalogView view = catalog.view()) {
      return new Report(
          mentions.frequent(Kind.ENTITY, least, ASKED * most).stream()
              .filter(this::lacksRecord)
              .limit(most)
              .map(name -> only(visible, name))
              .toList(),
          records.namesakes(most),
          topics(least, most).stream().map(topic -> only(visible, topic)).toList(),
          overdue(view, most, now, visible),
          subjects(view, most, visible));
    }
  }

  private static Frequent only(Predicate<ItemId> visible, Frequent found) {
    return new Frequent(
        found.value(),
        found.label(),
        found.items(),
        found.first().stream().filter(visible).toList());
  }

  /// A person is named in full; places and other names need no record.
  private boolean lacksRecord(Frequent name) {
    boolean person = name.value().startsWith("per:") && name.label().strip().contains(" ");
    boolean organisation = name.value().startsWith("org:");
    String label = name.label();
    boolean genitive = label.endsWith("s") && records.knows(label.substring(0, label.length() - 1));
    return (person || organisation) && !records.knows(label) && !genitive;
  }

  private List<Frequent> topics(int least, int most) {
    return mentions.frequent(Kind.KEYPHRASE, least, ASKED * most).stream()
        .filter(phrase -> !terms.covers(phrase.label()) && !records.knows(phrase.label()))
        .limit(most)
        .toList();
  }

  private List<Overdue> overdue(
      CatalogView view, int most, Instant now, Predicate<ItemId> visible) {
    String today = LocalDate.ofInstant(now, zone).toString();
    List<Overdue> overdue = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Mention date : mentions.before(Kind.DATE, today, ASKED * most)) {
      Optional<Item> item =
          view.item(date.item())
              .filter(version -> !version.tombstone())
              .map(ItemVersion::item)
              .filter(known -> visible.test(known.id()))
              .filter(known -> OverdueDates.matters(known.type()))
              .filter(known -> known.content().text().contains(date.label()));
      if (item.isPresent() && overdue.size() < most && seen.add(date.item() + date.value())) {
        overdue.add(
            new Overdue(
                date.item(),
                item.get().content().title(),
                LocalDate.parse(date.value()),
                date.label()));
      }
    }
    return overdue;
  }

  private List<OddSubject> subjects(CatalogView view, int most, Predicate<ItemId> visible) {
    return view.items()
        .filter(visible)
        .map(view::item)
        .flatMap(Optional::stream)
        .filter(version -> !version.tombstone())
        .flatMap(version -> odd(version.item()).stream())
        .limit(most)
        .toList();
  }

  private List<OddSubject> odd(Item item) {
    List<OddSubject> odd = new ArrayList<>();
    List<Subject> accepted = decisions.acceptedSubjects(item.id());
    for (Vocabulary vocabulary : vocabularies) {
      List<Subject> given = item.content().subjects();
      List<SubjectCheck.Problem> problems = new ArrayList<>(SubjectCheck.of(given, vocabulary));
      if (given.stream().anyMatch(subject -> subject.scheme().equals(vocabulary.scheme()))) {
        List<String> proposed = mentions.of(item.id(), Kind.SUBJECT);
        problems.addAll(SubjectCheck.moreSpecific(given, proposed, vocabulary));
      }
      List<Subject> outdated = new ArrayList<>(accepted);
      outdated.removeAll(given);
      problems.addAll(SubjectCheck.outdated(outdated, vocabulary));
      for (SubjectCheck.Problem problem : problems) {
        odd.add(new OddSubject(item.id(), item.content().title(), vocabulary.scheme(), problem));
      }
    }
    return odd;
  }
}
