package org.colophon.service.generation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.colophon.annotation.Annotation;
import org.colophon.audience.Segment;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.SuggestionService;
import org.colophon.editorial.Suggestions;
import org.colophon.editorial.Suggestions.SuggestedSegment;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.ExposureLedger;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.recommend.CatalogSearch;
import org.colophon.recommend.Recommendations;
import org.jspecify.annotations.Nullable;

/// The sources of prompts: what the gate clears for the model's endpoint, written into the exposure
/// ledger when it is told. A remote endpoint is judged for the purpose `ground_prompt`, one of the
/// publisher's own for `generate_locally`. Thread-safe.
final class PromptSources {
  private static final int MOST_CANDIDATES = 20;
  private static final int MOST_EXAMPLES = 5;

  private final Supplier<CatalogSearch> search;
  private final Supplier<SuggestionService> desk;
  private final Gate gate;
  private final ExposureLedger ledger;
  private final GenerationService.Settings settings;

  PromptSources(
      Supplier<CatalogSearch> search,
      Supplier<SuggestionService> desk,
      Gate gate,
      ExposureLedger ledger,
      GenerationService.Settings settings) {
    this.search = search;
    this.desk = desk;
    this.gate = gate;
    this.ledger = ledger;
    this.settings = settings;
  }

  /// Items that were cleared for a prompt, and what it may say of them.
  ///
  /// @param asked the ids, of which some may be missing in the list
  record Told(List<ItemId> asked, ImprintId imprint, Recommendations list, PromptSource source) {}

  /// An item for a task; empty when the gate does not clear it.
  ///
  /// @param audience that it is matched with; null where the task needs none
  Optional<Told> item(
      ItemId id, ImprintId imprint, GenerationTask task, @Nullable Segment audience) {
    Recommendations list = judged(List.of(id), imprint);
    if (list.items().isEmpty() || (audience != null && isSecret(audience))) {
      return Optional.empty();
    }
    Cleared item = list.cleared().getFirst();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("title", item.title());
    item.subtitle().ifPresent(subtitle -> texts.put("subtitle", subtitle));
    item.credits().forEach(credit -> texts.merge("by", credit.name(), (a, b) -> a + ", " + b));
    texts.put("text", item.text());
    if (audience != null) {
      texts.put("audience", audience.name());
      texts.put("audience description", audience.description());
    }
    PromptSource source =
        new PromptSource(
            item.language(), texts, facts(item), candidates(id, task), list.validUntil());
    return Optional.of(new Told(List.of(id), imprint, list, source));
  }

  /// A segment with the titles that it likes; empty when the model may not be told of it.
  Optional<Told> segment(Segment segment) {
    if (isSecret(segment)) {
      return Optional.empty();
    }
    List<ItemId> examples = segment.definition().positive().stream().limit(MOST_EXAMPLES).toList();
    Recommendations list = judged(examples, segment.imprint());
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("audience", segment.name());
    texts.put("audience description", segment.description());
    for (Cleared item : list.cleared()) {
      texts.put("liked text " + (texts.size() - 1), item.title() + "\n" + item.text());
    }
    PromptSource source =
        new PromptSource(
            segment.language(),
            texts,
            PromptSource.GateFacts.NONE,
            Map.of(),
            list.items().isEmpty() ? segment.checkDueAt() : list.validUntil());
    return Optional.of(new Told(examples, segment.imprint(), list, source));
  }

  /// What a sensitive segment says of its members leaves the house in no prompt.
  private boolean isSecret(Segment segment) {
    return !settings.local() && !segment.sensitivity().reveals().isEmpty();
  }

  private Recommendations judged(List<ItemId> ids, ImprintId imprint) {
    Context context =
        settings.local()
            ? new Context(Purpose.GENERATE_LOCALLY, settings.territory(), "prompt", imprint)
            : new Context(Purpose.GROUND_PROMPT, settings.territory(), "prompt", null);
    return search.get().byIds(ids, context);
  }

  /// Writes down that the model is told, unless something that concerns it came since.
  boolean isLetOut(Told told) {
    Recommendations list = told.list();
    return gate.release(list.snapshotVersion(), list.cleared(), now -> record(list, now));
  }

  /// Whether all that was told is cleared still, in the same version.
  boolean isStillCleared(Told told) {
    Recommendations now = judged(told.asked(), told.imprint());
    return versions(now).equals(versions(told.list()))
        && gate.release(now.snapshotVersion(), now.cleared(), _ -> {});
  }

  private static List<String> versions(Recommendations list) {
    return list.cleared().stream().map(item -> item.id() + " " + item.version()).toList();
  }

  private void record(Recommendations list, Instant now) {
    if (!list.items().isEmpty()) {
      ledger.record(
          Exposure.of(
              ledger.nextId(),
              list.context(),
              new Exposure.Kept("prompt", false, now, list.validUntil()),
              list.evaluatedAt(),
              list.snapshotVersion(),
              list.cleared()));
    }
  }

  private static PromptSource.GateFacts facts(Cleared item) {
    String price =
        item.offer()
            .flatMap(offer -> Optional.ofNullable(offer.price()))
            .map(FactValue.Price::text)
            .orElse("");
    List<String> claims = new ArrayList<>();
    item.claims()
        .forEach(claim ->
            claims.add(
                claim.kind().name().toLowerCase(java.util.Locale.ROOT)
                    + ": "
                    + claim.name()
                    + (claim.text() == null ? "" : " " + claim.text())));
    return new PromptSource.GateFacts(price, claims);
  }

  private Map<String, String> candidates(ItemId id, GenerationTask task) {
    return switch (task) {
      case RANK_SEGMENTS -> segments(desk.get().suggestFor(id).orElseThrow());
      case RANK_SUBJECTS -> subjects(desk.get().suggestFor(id).orElseThrow());
      case EXPLAIN_MATCH, SUMMARIZE, TEASER, DESCRIBE_SEGMENT -> Map.of();
    };
  }

  private Map<String, String> segments(Suggestions suggestions) {
    Map<String, String> candidates = new LinkedHashMap<>();
    for (List<SuggestedSegment> some :
        List.of(suggestions.segments(), suggestions.moreSegments())) {
      for (SuggestedSegment suggested : some) {
        Segment segment = suggested.match().segment();
        if (candidates.size() < MOST_CANDIDATES && !isSecret(segment)) {
          candidates.put(segment.id().value(), segment.name() + ": " + segment.description());
        }
      }
    }
    return candidates;
  }

  private static Map<String, String> subjects(Suggestions suggestions) {
    Map<String, String> candidates = new LinkedHashMap<>();
    for (var suggested : suggestions.annotations()) {
      Annotation term = suggested.annotation();
      if (term.kind() == Annotation.Kind.SUBJECT && candidates.size() < MOST_CANDIDATES) {
        candidates.put(term.value(), term.label());
      }
    }
    return candidates;
  }
}
