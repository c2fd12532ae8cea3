package org.colophon.service.generation;

import dev.langchain4j.model.chat.ChatModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.colophon.audience.Segment;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.SuggestionService;
import org.colophon.exposure.ExposureLedger;
import org.colophon.governance.gate.Gate;
import org.colophon.recommend.CatalogSearch;
import org.colophon.service.generation.PromptSources.Told;
import org.jspecify.annotations.Nullable;

/// The service that asks a language model for proposals and lets through what its source bears out.
/// It stores nothing but the model's answers and changes no item, segment or targeting: an editor
/// decides. Thread-safe; closing twice is harmless.
public final class GenerationService implements AutoCloseable {
  private final PromptSources sources;
  private final PromptWriter prompts = new PromptWriter(new SecureRandom());
  private final TimedModel model;
  private final GenerationStore store;
  private final Settings settings;

  /// The endpoint as far as prompts depend on it.
  ///
  /// @param model its name
  /// @param local whether it runs on a machine of the publisher's
  /// @param timeLimit how long an answer is waited for
  /// @param budget what a day may cost
  /// @param territory in which what it writes is read
  public record Settings(
      String model,
      boolean local,
      Duration timeLimit,
      GenerationStore.Budget budget,
      String territory) {}

  /// The sources of prompts.
  public record Catalogue(
      Supplier<CatalogSearch> search,
      Supplier<SuggestionService> desk,
      Gate gate,
      ExposureLedger ledger) {}

  public GenerationService(
      Catalogue catalogue, ChatModel model, GenerationStore store, Settings settings) {
    this.sources =
        new PromptSources(
            catalogue.search(), catalogue.desk(), catalogue.gate(), catalogue.ledger(), settings);
    this.model = new TimedModel(model, settings.timeLimit());
    this.store = store;
    this.settings = settings;
  }

  /// The result of a task.
  ///
  /// @param texts and `ranking`: what was let through
  /// @param refusals of what was not
  /// @param validUntil null when nothing was let through
  record Proposals(
      List<String> texts,
      List<String> ranking,
      List<Refusal> refusals,
      boolean cached,
      @Nullable Instant validUntil) {

    private static Proposals none(Refusal.Code code, String detail) {
      return none(new Refusal(code, detail));
    }

    private static Proposals none(Refusal refusal) {
      return new Proposals(List.of(), List.of(), List.of(refusal), false, null);
    }
  }

  Settings settings() {
    return settings;
  }

  /// Proposals about an item.
  ///
  /// @param audience null where the task needs none
  Proposals ofItem(
      ItemId item,
      ImprintId imprint,
      GenerationTask task,
      @Nullable Segment audience,
      int variants,
      Instant now) {
    return propose(() -> sources.item(item, imprint, task, audience), task, variants, now);
  }

  /// Proposals for a segment's description.
  Proposals ofSegment(Segment segment, int variants, Instant now) {
    return propose(() -> sources.segment(segment), GenerationTask.DESCRIBE_SEGMENT, variants, now);
  }

  private Proposals propose(
      Supplier<Optional<Told>> source, GenerationTask task, int variants, Instant now) {
    Optional<Told> told = source.get();
    if (told.isEmpty()) {
      return Proposals.none(
          Refusal.Code.NOT_CLEARED,
          settings.local()
              ? "the gate does not clear it for a model of the house"
              : "the gate does not clear it for a model outside the house");
    }
    if (task.ranks() && told.get().source().candidates().isEmpty()) {
      return new Proposals(List.of(), List.of(), List.of(), false, null);
    }
    return answered(told.get(), task, variants, now);
  }

  private Proposals answered(Told told, GenerationTask task, int variants, Instant now) {
    String key = key(told.source(), task, variants);
    Optional<String> kept = store.find(key);
    if (kept.isPresent()) {
      Proposals again = checked(kept.get(), told, task, true);
      if (again.refusals().isEmpty()) {
        return again;
      }
    }
    LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
    if (!store.take(day, settings.budget())) {
      return Proposals.none(
          Refusal.Code.BUDGET_USED, "the calls or tokens of this day are used up");
    }
    if (!sources.isLetOut(told)) {
      return stopped();
    }
    return switch (model.ask(prompts.write(task, variants, told.source()))) {
      case TimedModel.Outcome.Failed(Refusal refusal) -> Proposals.none(refusal);
      case TimedModel.Outcome.Answered(String text, long tokens) -> {
        store.spend(day, tokens);
        Proposals proposals = checked(text, told, task, false);
        if (proposals.refusals().isEmpty()) {
          store.keep(key, text, now);
        }
        yield proposals;
      }
    };
  }

  private static Proposals stopped() {
    return Proposals.none(Refusal.Code.STOPPED_MEANWHILE, "it was stopped or changed meanwhile");
  }

  private Proposals checked(String json, Told told, GenerationTask task, boolean cached) {
    if (!sources.isStillCleared(told)) {
      return stopped();
    }
    PromptSource source = told.source();
    return switch (ModelAnswer.read(json, task, source.candidates().keySet())) {
      case ModelAnswer.Refused(Refusal refusal) -> Proposals.none(refusal);
      case ModelAnswer.Ranking(List<String> ranking) ->
          new Proposals(List.of(), ranking, List.of(), cached, source.validUntil());
      case ModelAnswer.Texts(List<String> texts) -> checked(texts, source, task, cached);
    };
  }

  private static Proposals checked(
      List<String> texts, PromptSource source, GenerationTask task, boolean cached) {
    FactCheck check = new FactCheck(source);
    List<String> passed = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (String text : texts) {
      check.check(text, task).ifPresentOrElse(refusals::add, () -> passed.add(text.strip()));
    }
    return new Proposals(
        passed, List.of(), refusals, cached, passed.isEmpty() ? null : source.validUntil());
  }

  private String key(PromptSource source, GenerationTask task, int variants) {
    String all =
        String.join(
            "\n",
            GenerationTask.PROMPT_VERSION,
            task.name(),
            Integer.toString(variants),
            settings.model(),
            source.told());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
