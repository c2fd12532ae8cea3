package org.colophon.linking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Credit;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Series;
import org.colophon.linking.Gazetteer.Mention;

/// The weight of evidence in a text for a record: credits, other named works or series, shared
/// subjects and words, life dates. Weights are set by hand. Reads the catalogue through one view;
/// not thread-safe.
final class LinkEvidence {
  private static final double STATED = 5;
  private static final double NAMED_TOO = 3;
  private static final double MOST_NAMED_TOO = 6;
  private static final double SAME_SERIES = 2;
  private static final double SAME_IMPRINT = 0.25; // decides nothing alone
  private static final double DATES = 4;
  private static final double SUBJECTS = 1.5;
  private static final double WORDS = 8;
  private static final double DISTINCTIVE_WORDS = 0.08;
  private static final int MOST_TEXT = 800;
  private static final int MOST_WORKS = 8;

  private final RecordIndex index;
  private final CatalogView view;
  private final TextContext context;

  LinkEvidence(RecordIndex index, CatalogView view, TextContext context) {
    this.index = index;
    this.view = view;
    this.context = context;
  }

  /// The evidence for one record.
  ///
  /// @param impossible whether something says that it cannot be this record
  record Weighed(KnownRecord target, double weight, boolean impossible, List<String> because) {}

  Weighed weigh(KnownRecord known, Mention mention) {
    Tally tally = new Tally(known);
    if (isStated(known)) {
      tally.add(STATED, "the item is linked to it");
    }
    switch (known.kind()) {
      case CONTRIBUTOR ->
          view.contributor(new ContributorId(known.id()))
              .ifPresent(contributor -> person(contributor, mention, tally));
      case AWARD -> view.award(new AwardId(known.id())).ifPresent(award -> award(award, tally));
      case SERIES -> view.series(new SeriesId(known.id())).ifPresent(s -> series(s, tally));
      case WORK -> view.item(new ItemId(known.id())).ifPresent(v -> work(v.item(), tally));
      case IMPRINT, EVENT -> {}
    }
    return tally.weighed();
  }

  private boolean isStated(KnownRecord known) {
    Item item = context.item();
    return switch (known.kind()) {
      case CONTRIBUTOR -> credits(item).contains(known.entity());
      case SERIES ->
          item.content().series() != null
              && item.content().series().id().value().equals(known.id());
      case IMPRINT -> item.imprint().value().equals(known.id());
      case EVENT -> item.events().stream().anyMatch(id -> id.value().equals(known.id()));
      case AWARD -> item.awards().stream().anyMatch(id -> id.value().equals(known.id()));
      case WORK -> false;
    };
  }

  private static Set<String> credits(Item item) {
    Set<String> credited = new HashSet<>();
    for (Credit credit : item.content().credits()) {
      if (credit.id() != null) {
        credited.add("contributor:" + credit.id());
      }
    }
    return credited;
  }

  private void person(Contributor person, Mention mention, Tally tally) {
    String bio = person.bio() == null ? "" : person.bio();
    LifeDates known = LifeDates.of(bio);
    LifeDates said = LifeDates.after(context.text(), mention.span().end());
    if (known.contradicts(said)) {
      tally.impossible = true;
    } else if (known.agrees(said)) {
      tally.add(DATES, "the life dates agree");
    }
    StringBuilder profile = new StringBuilder(bio);
    Set<String> subjects = new HashSet<>();
    List<ItemId> made = index.worksOf("contributor:" + person.id());
    for (ItemId id : made.subList(0, Math.min(MOST_WORKS, made.size()))) {
      if (!id.equals(context.item().id())) {
        view.item(id)
            .map(ItemVersion::item)
            .ifPresent(work -> {
              madeToo(work, tally);
              String text = work.content().text();
              profile
                  .append('\n')
                  .append(work.content().title())
                  .append('\n')
                  .append(text, 0, Math.min(MOST_TEXT, text.length()));
              work.content().subjects().forEach(subject -> subjects.add(subject.toString()));
            });
      }
    }
    shared(subjects, profile.toString(), tally);
  }

  /// One of the works of a person.
  private void madeToo(Item work, Tally tally) {
    if (context.names("item:" + work.id())) {
      tally.addOnce(NAMED_TOO, "the text names the work “" + work.content().title() + "”");
    }
    if (work.content().series() != null) {
      SeriesId series = work.content().series().id();
      if (context.names("series:" + series)) {
        tally.addOnce(NAMED_TOO, "the text names the series " + seriesName(series));
      }
      if (context.item().content().series() != null
          && context.item().content().series().id().equals(series)) {
        tally.addOnce(SAME_SERIES, "the item is of the series " + seriesName(series));
      }
    }
    if (work.imprint().equals(context.item().imprint())) {
      tally.addOnce(SAME_IMPRINT, "works at the same imprint");
    }
  }

  private String seriesName(SeriesId id) {
    return "“" + view.series(id).map(Series::name).orElse(id.value()) + "”";
  }

  private void shared(Set<String> subjects, String profile, Tally tally) {
    Set<String> both = new HashSet<>(subjects);
    both.retainAll(context.subjects());
    if (!both.isEmpty()) {
      double share = both.size() / (double) Math.min(subjects.size(), context.subjects().size());
      tally.add(SUBJECTS * share, "shared subjects");
    }
    double similarity = context.similarity(profile, tally.target.name());
    tally.add(WORDS * similarity, similarity >= DISTINCTIVE_WORDS ? "shared words" : "");
  }

  private void award(Award award, Tally tally) {
    if (context.item().id().equals(award.item())) {
      tally.add(STATED, "it is an award of this item");
    }
    if (context.text().contains(award.year())
        || context.item().content().title().contains(award.year())) {
      tally.add(NAMED_TOO, "the text has the year " + award.year());
    }
    if (award.item() != null && context.names("item:" + award.item())) {
      tally.add(NAMED_TOO, "the text names the work");
    }
    if (context.text().toLowerCase(Locale.ROOT).contains(word(award.achievement()))) {
      tally.add(1, "the text says how far the work came");
    }
  }

  private static String word(Award.Achievement achievement) {
    return switch (achievement) {
      case LONGLIST -> "longlist";
      case SHORTLIST -> "shortlist";
      case WINNER -> "preisträger";
    };
  }

  private void series(Series series, Tally tally) {
    if (series.imprint().equals(context.item().imprint())) {
      tally.add(SAME_IMPRINT, "of the same imprint");
    }
  }

  private void work(Item work, Tally tally) {
    credits(work).stream()
        .filter(context::names)
        .findFirst()
        .ifPresent(_ -> tally.add(NAMED_TOO, "the text names who made it"));
    Set<String> both = credits(work);
    both.retainAll(credits(context.item()));
    if (!both.isEmpty()) {
      tally.add(NAMED_TOO, "by the same people");
    }
    if (work.imprint().equals(context.item().imprint())) {
      tally.add(SAME_IMPRINT, "of the same imprint");
    }
    Set<String> subjects = new HashSet<>();
    work.content().subjects().forEach(subject -> subjects.add(subject.toString()));
    String text = work.content().text();
    shared(subjects, text.substring(0, Math.min(MOST_TEXT, text.length())), tally);
  }

  /// An accumulator of evidence for one record.
  private static final class Tally {
    private final KnownRecord target;
    private final List<String> because = new ArrayList<>();
    private double weight;
    private double namedToo;
    private boolean impossible;

    Tally(KnownRecord known) {
      this.target = known;
    }

    /// @param why empty where it is not worth saying
    void add(double more, String why) {
      weight += more;
      if (!why.isEmpty()) {
        because.add(why);
      }
    }

    void addOnce(double more, String why) {
      if (!because.contains(why) && namedToo + more <= MOST_NAMED_TOO) {
        namedToo += more;
        add(more, why);
      }
    }

    Weighed weighed() {
      return new Weighed(target, weight, impossible, List.copyOf(because));
    }
  }
}
