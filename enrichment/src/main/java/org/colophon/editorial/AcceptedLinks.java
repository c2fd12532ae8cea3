package org.colophon.editorial;

import java.util.List;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;

/// Ties of items to records, subjects and names that follow from what people answered. They are in
/// the catalogue's log, so that the gate knows them.
public final class AcceptedLinks {
  private static final int LONGEST = 200;

  private AcceptedLinks() {}

  /// The tie that an answer makes or takes back; empty for an answer about something else.
  public static Optional<ItemLink> of(Decision decision) {
    return entity(decision)
        .filter(entity -> entity.length() <= LONGEST)
        .map(entity ->
            new ItemLink(
                entity, decision.answer() == Answer.ACCEPTED, decision.decidedBy(), decision.at()));
  }

  private static Optional<String> entity(Decision decision) {
    String value = decision.value();
    if (decision.kind().equals(Annotation.Kind.LINK.name())) {
      return Optional.of(value);
    }
    if (decision.kind().equals(Annotation.Kind.SUBJECT.name())) {
      return Optional.of("subject:" + value);
    }
    return decision.kind().equals(Annotation.Kind.ENTITY.name())
        ? Optional.of("entity:" + value)
        : Optional.empty();
  }

  /// Records the ties of answers that were given before ties were recorded.
  public static void record(Catalog catalog, List<Decision> accepted) {
    List<Submission> links =
        accepted.stream()
            .flatMap(decision ->
                of(decision).stream()
                    .map(link -> (Submission) new Submission.Linked(decision.item(), link)))
            .toList();
    if (!links.isEmpty()) {
      catalog.recordAll(links);
    }
  }
}
