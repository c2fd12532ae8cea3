package org.colophon.editorial;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentRule;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.DecisionService.Result.Refused;
import org.colophon.governance.Context;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.vocabulary.KnownSubjects;

/// The rules by which a value may be accepted for an item. What is accepted is judged again when it
/// is told and shown. Thread-safe.
public final class AcceptanceRules {
  /// Items of these are not shown again, unless their source says otherwise.
  private static final Set<ReasonCode> ENDED =
      EnumSet.of(
          ReasonCode.EXPIRED, ReasonCode.WITHDRAWN, ReasonCode.CANCELED, ReasonCode.RECALLED);

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,19}:\\S.*");
  private static final Set<String> LANGUAGES =
      Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());

  private final Gate gate;
  private final Audiences audiences;
  private final KnownSubjects subjects;
  private final String territory;

  /// @param territory of the readers whom an item is shown to
  public AcceptanceRules(Gate gate, Audiences audiences, KnownSubjects subjects, String territory) {
    this.territory = territory;
    this.gate = gate;
    this.audiences = audiences;
    this.subjects = subjects;
  }

  /// What speaks against an answer about a segment for an item; empty when nothing does. Taking
  /// back is always possible.
  Optional<Refused> segment(SegmentId id, Answer answer, Item item, Instant now) {
    Optional<Audiences.Stored> stored = audiences.find(id);
    if (stored.isEmpty()) {
      return refused("segment_unknown", "segment '" + id + "' was not found");
    }
    if (answer != Answer.ACCEPTED) {
      return Optional.empty();
    }
    SegmentUse use = SegmentUse.of(stored.get(), SegmentRule.Candidate.of(item), now);
    return use instanceof SegmentUse.Unusable(var code, String reason)
        ? refused(
            code.name().toLowerCase(Locale.ROOT),
            "segment '" + id + "' may not be used for this item: " + reason)
        : ended(item.id());
  }

  private Optional<Refused> ended(ItemId id) {
    try (GateSession session = gate.open(Context.recommend(territory))) {
      return session.preview(id).reasons().stream()
          .filter(reason -> reason.severity() == Reason.Severity.BLOCK)
          .map(Reason::code)
          .filter(ENDED::contains)
          .findFirst()
          .map(code ->
              new Refused(
                  "item_" + code.name().toLowerCase(Locale.ROOT),
                  "id",
                  "item '" + id + "' is not shown any more: " + code.fix()));
    }
  }

  /// What speaks against an annotation of an item; empty when nothing does.
  Optional<Refused> annotation(Annotation.Kind kind, String value, Item item, CatalogView view) {
    return switch (kind) {
      case LINK -> link(value, item, view);
      case SUBJECT -> subject(value, item);
      case ENTITY ->
          NAME.matcher(value).matches()
              ? Optional.empty()
              : refused("bad_value", "'" + value + "' is not a valid name: use CLASS:NAME");
      case LANGUAGE ->
          LANGUAGES.contains(value)
              ? Optional.empty()
              : refused("bad_value", "'" + value + "' is not a valid ISO 639-1 code");
      case DATE -> date(value);
      case KEYPHRASE, SUMMARY -> Optional.empty();
    };
  }

  private static Optional<Refused> date(String value) {
    try {
      LocalDate.parse(value);
      return Optional.empty();
    } catch (DateTimeParseException e) {
      return refused("bad_value", "'" + value + "' is not a valid day: use YYYY-MM-DD");
    }
  }

  private Optional<Refused> link(String value, Item item, CatalogView view) {
    String kind = kindOf(value);
    boolean known;
    try {
      known = isKnown(kind, idOf(value), item, view);
    } catch (IllegalArgumentException e) {
      return refused(
          "bad_value", "'" + value + "' is not a valid record: use contributor:ID, series:ID, …");
    }
    return known
        ? Optional.empty()
        : refused(kind + "_unknown", kind + " '" + idOf(value) + "' was not found");
  }

  private boolean isKnown(String kind, String id, Item item, CatalogView view) {
    return switch (kind) {
      case "contributor" -> view.contributor(new ContributorId(id)).isPresent();
      case "series" -> view.series(new SeriesId(id)).isPresent();
      case "imprint" -> view.imprint(new ImprintId(id)).isPresent();
      case "event" -> view.event(new EventId(id)).isPresent();
      case "award" -> view.award(new AwardId(id)).isPresent();
      case "item" -> {
        try (GateSession session = gate.open(Context.desk(territory, item.imprint()))) {
          yield session.isVisible(new ItemId(id));
        }
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /// A decision by the vocabularies in use: one about a subject that was replaced counts for what
  /// replaced it.
  ///
  /// @param language of the label
  Decision current(Decision decision, String language) {
    return decision.kind().equals(Annotation.Kind.SUBJECT.name())
        ? subjects
            .successor(kindOf(decision.value()), idOf(decision.value()))
            .map(now ->
                decision.about(kindOf(decision.value()) + ":" + now.code(), now.label(language)))
            .orElse(decision)
        : decision;
  }

  /// A subject that the item states itself needs no vocabulary.
  private Optional<Refused> subject(String value, Item item) {
    Set<String> stated =
        item.content().subjects().stream().map(Subject::toString).collect(Collectors.toSet());
    return stated.contains(value)
        ? Optional.empty()
        : subjects
            .against(kindOf(value), idOf(value))
            .flatMap(why -> refused("subject_unknown", why));
  }

  private static String kindOf(String value) {
    return value.substring(0, Math.max(0, value.indexOf(':')));
  }

  private static String idOf(String value) {
    return value.substring(value.indexOf(':') + 1);
  }

  private static Optional<Refused> refused(String code, String reason) {
    return Optional.of(new Refused(code, "value", reason));
  }
}
