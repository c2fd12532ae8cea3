package org.colophon.service.audit;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Preview;
import org.colophon.service.api.Description;
import org.colophon.service.api.ReasonMessage;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Scores;
import org.colophon.vocabulary.SubjectCheck;
import org.jspecify.annotations.Nullable;

/// Backlist that fits a topic or an event, with what has to be fixed first.
@SchemaName("Radar")
@Description("Backlist that fits a topic or an event, with what has to be fixed first.")
public record RadarResponse(
    String topic,
    @Description("The instant of which the items are judged.") Instant judgedAt,
    @Description("How many items of the backlist were looked at.") int searched,
    @Description("Items left out because nobody says when they were published.") int undated,
    @Description("How many fit.") int fitting,
    @Description("Best first.") List<RadarEntry> items) {

  /// An item that fits.
  @SchemaName("RadarItem")
  public record RadarEntry(
      ItemId item,
      String title,
      ImprintId imprint,
      @Nullable Instant publishedAt,
      @Description("Larger is better; comparable within one answer.") double score,
      @Description("Of the topic, without endings.") List<String> words,
      Preview.Decision decision,
      @Description("What has to be fixed before it can be recommended.") List<ReasonMessage> fixes,
      @Description("What is odd about its subjects.") List<RadarSubjectEntry> subjects) {}

  /// A problem with a subject.
  @SchemaName("RadarSubject")
  public record RadarSubjectEntry(
      SubjectCheck.Kind problem,
      @Nullable String code,
      @Description("A code to use.") @Nullable String instead) {

    static RadarSubjectEntry of(SubjectCheck.Problem problem) {
      return new RadarSubjectEntry(
          problem.kind(),
          problem.code().isEmpty() ? null : problem.code(),
          problem.instead().isEmpty() ? null : problem.instead());
    }
  }

  public static RadarResponse of(String topic, Instant at, BacklistRadar.Result result) {
    return new RadarResponse(
        topic,
        at,
        result.searched(),
        result.undated(),
        result.fitting(),
        result.hits().stream().map(RadarResponse::entry).toList());
  }

  private static RadarEntry entry(BacklistRadar.Hit hit) {
    return new RadarEntry(
        hit.item().id(),
        hit.item().content().title(),
        hit.item().imprint(),
        hit.item().lifecycle().publishedAt(),
        Scores.rounded(hit.score()),
        hit.words(),
        hit.verdict().decision(),
        hit.verdict().reasons().stream()
            .filter(Standing::keepsBack)
            .map(ReasonMessage::of)
            .toList(),
        hit.subjects().stream().map(RadarSubjectEntry::of).toList());
  }
}
