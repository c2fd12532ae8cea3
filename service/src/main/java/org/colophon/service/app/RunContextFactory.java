package org.colophon.service.app;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.colophon.annotation.DecisionLog;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.log.CatalogView;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.models.Embedder;
import org.colophon.service.runs.BatchVectors;
import org.colophon.service.runs.EnrichmentProcessor;
import org.colophon.service.runs.ItemProcessor;
import org.colophon.service.runs.MatchProcessor;
import org.colophon.service.runs.ReevaluationProcessor;
import org.colophon.service.runs.Run;
import org.colophon.service.runs.RunContext;
import org.colophon.service.runs.RunKind;
import org.colophon.service.runs.RunOrder;
import org.colophon.service.runs.Throttle;
import org.colophon.service.runs.VocabularyProcessor;
import org.colophon.service.runs.WatchedEmbedder;
import org.colophon.text.PassageText;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyReader;

/// The context of runs in this application. A run reads texts with models of its own, which ask
/// before each passage whether people come first.
final class RunContextFactory implements RunContext {
  private final ModelGeneration.SharedServices around;
  private final ModelGenerations generations;
  private final TextModelSource source;
  private final Path directory;
  private final Runnable changed;

  /// @param changed told when results that count have changed
  RunContextFactory(
      ModelGeneration.SharedServices around,
      ModelGenerations generations,
      TextModelSource source,
      Path directory,
      Runnable changed) {
    this.around = around;
    this.generations = generations;
    this.source = source;
    this.directory = directory;
    this.changed = changed;
  }

  @Override
  public String territory() {
    return around.config().region().territory();
  }

  @Override
  public RunOrder settled(RunOrder order) {
    boolean inUse =
        order.kind() instanceof RunKind.Enrich(var model, var _)
            && generations.model().equals(model);
    return inUse ? order.of(new RunKind.Enrich(null, Set.of())) : order;
  }

  @Override
  public String fingerprint(RunOrder order) {
    ModelGeneration now = generations.current();
    return switch (order.kind()) {
      case RunKind.Enrich(var model, var only) -> {
        String digest = model == null ? now.digest() : source.id(model).digest();
        yield RunKind.partOf(now.reading().pipeline().fingerprint(digest), only);
      }
      case RunKind.Match _ -> PassageText.hash(segments() + "\n" + now.fingerprint());
      case RunKind.Reevaluation _ ->
          PassageText.hash(around.gate().policies().digest() + around.clock().instant());
      case RunKind.Vocabulary(String yaml) -> {
        Vocabulary vocabulary = vocabulary(yaml);
        yield PassageText.hash(vocabulary.scheme() + "\n" + yaml);
      }
      case RunKind.Reindex _ -> now.fingerprint();
    };
  }

  private String segments() {
    return around.stores().audiences().all().stream()
        .map(stored -> stored.segment().id() + ":" + stored.version())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static Vocabulary vocabulary(String yaml) {
    return VocabularyReader.own(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public ItemProcessor open(Run run, Throttle pace) {
    DecisionLog decisions = around.stores().records().decisions();
    BatchVectors vectors =
        new BatchVectors(
            run.order().dry() ? DiscardingVectorStore.NONE : around.stores().vectors(),
            Integer.MAX_VALUE);
    UnaryOperator<Embedder> polite = embedder -> new WatchedEmbedder(embedder, _ -> pace.await());
    return switch (run.order().kind()) {
      case RunKind.Enrich(var model, var only) -> {
        TextModels reading =
            source.open(model == null ? generations.model() : model, vectors, polite);
        EnrichedItems items =
            new EnrichedItems(reading.pipeline(), around.stores().enrichments(), reading.vectors());
        yield new EnrichmentProcessor(
            items, vectors, reading::close, only, run.fingerprint(), decisions);
      }
      case RunKind.Match _ -> {
        TextModels reading = source.open(generations.model(), vectors, polite);
        yield new MatchProcessor(
            reading.pipeline(),
            () -> generations.current().matcher(),
            this::links,
            vectors,
            reading::close);
      }
      case RunKind.Reevaluation _ -> new ReevaluationProcessor(around.gate(), territory());
      case RunKind.Vocabulary(String yaml) -> new VocabularyProcessor(vocabulary(yaml), decisions);
      case RunKind.Reindex _ -> throw new IllegalStateException("an index is built as a whole");
    };
  }

  private List<ItemLink> links(ItemId item) {
    try (CatalogView view = around.stores().view()) {
      return view.links(item);
    }
  }

  @Override
  public Optional<String> objection(RunOrder order) {
    String evaluation = order.evaluation();
    if (evaluation == null) {
      return Optional.empty();
    }
    String model =
        order.kind() instanceof RunKind.Enrich(var chosen, var _) && chosen != null
            ? chosen
            : generations.model();
    return new ReleaseCheck(directory.resolve("evaluations"))
        .objection(evaluation, source.id(model));
  }

  @Override
  public void apply(Run run) {
    switch (run.order().kind()) {
      case RunKind.Enrich(var model, var _) when model != null -> generations.switchTo(run, model);
      case RunKind.Enrich _, RunKind.Vocabulary _ ->
          around.stores().runs().apply(run, generations.current().digest(), null);
      case RunKind.Match _, RunKind.Reevaluation _ -> around.stores().runs().apply(run, null, null);
      case RunKind.Reindex _ -> generations.rebuild(run);
    }
  }

  @Override
  public Optional<String> objectionToRollBack(Run run) {
    if (run.order().kind() instanceof RunKind.Reindex) {
      return Optional.of("a rebuilt index holds what the old one held; there is nothing to undo");
    }
    if (run.order().kind() instanceof RunKind.Enrich(var model, var _)
        && model != null
        && !model.equals(generations.model())) {
      return Optional.of(
          "the model is " + generations.model() + " by now; roll back what chose it first");
    }
    return Optional.empty();
  }

  @Override
  public void rollBack(Run run) {
    if (run.order().kind().switchesModel()) {
      generations.switchBack(run);
    } else {
      String shelf = run.order().kind().shelf();
      String digest = shelf.equals(RunKind.ENRICHMENT) ? generations.current().digest() : null;
      around.stores().runs().rollBack(run, digest, null);
    }
  }

  @Override
  public void changed() {
    changed.run();
  }
}
