package org.colophon.service.health;

import java.util.List;
import org.colophon.annotation.Mentions.Frequent;
import org.colophon.catalog.ItemId;
import org.colophon.linking.AmbiguousName;
import org.colophon.linking.CatalogGaps;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.vocabulary.SubjectCheck;
import org.jspecify.annotations.Nullable;

/// The gaps in records and vocabularies, and the days in texts that are over.
@SchemaName("Gaps")
public record GapsResponse(
    @Description("People and organisations that many items name and no record has.")
        List<FrequentEntry> names,
    @Description(
            "Contributors, series and imprints that have several records of one name: one thing"
                + " twice, or names that only context tells apart.")
        List<NamesakeEntry> namesakes,
    @Description("Phrases that many items have and no term of a vocabulary covers.")
        List<FrequentEntry> topics,
    @Description("Days that news, service pieces and pages promise something for, now over.")
        List<DayEntry> overdue,
    List<SubjectProblemEntry> oddSubjects) {

  /// A name or phrase with the number of items that have it.
  @SchemaName("Frequent")
  record FrequentEntry(String value, String label, int items, List<ItemId> first) {
    static List<FrequentEntry> of(List<Frequent> all) {
      return all.stream()
          .map(one -> new FrequentEntry(one.value(), one.label(), one.items(), one.first()))
          .toList();
    }
  }

  /// A name that several records have.
  @SchemaName("Namesakes")
  record NamesakeEntry(String name, List<RecordEntry> records) {
    static NamesakeEntry of(AmbiguousName name) {
      return new NamesakeEntry(
          name.name(),
          name.bearers().stream()
              .map(bearer -> new RecordEntry(bearer.entity(), bearer.works()))
              .toList());
    }
  }

  /// A record with the number of items that credit it.
  @SchemaName("NamesakeRecord")
  record RecordEntry(
      String entity,
      @Description("How many items credit a contributor, thirty at most.") int works) {}

  /// A promised day that is over.
  @SchemaName("GapsOverdue")
  record DayEntry(ItemId item, String title, String day, String label) {}

  /// A subject of an item that is not right.
  @SchemaName("GapsSubject")
  record SubjectProblemEntry(
      ItemId item,
      String title,
      String scheme,
      SubjectCheck.Kind problem,
      @Nullable String code,
      @Description("A code to use.") @Nullable String instead) {

    static SubjectProblemEntry of(CatalogGaps.OddSubject odd) {
      String code = odd.problem().code();
      String instead = odd.problem().instead();
      return new SubjectProblemEntry(
          odd.item(),
          odd.title(),
          odd.scheme(),
          odd.problem().kind(),
          code.isEmpty() ? null : code,
          instead.isEmpty() ? null : instead);
    }
  }

  public static GapsResponse of(CatalogGaps.Report report) {
    return new GapsResponse(
        FrequentEntry.of(report.names()),
        report.namesakes().stream().map(NamesakeEntry::of).toList(),
        FrequentEntry.of(report.topics()),
        report.overdue().stream()
            .map(day -> new DayEntry(day.item(), day.title(), day.day().toString(), day.label()))
            .toList(),
        report.subjects().stream().map(SubjectProblemEntry::of).toList());
  }
}
