package org.colophon.service.app;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.colophon.enrichment.DecisionLog;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.enrichment.PassageText;
import org.colophon.enrichment.Vocabulary;
import org.colophon.enrichment.VocabularyReader;
import org.colophon.models.Embedder;
import org.colophon.service.jobs.BatchVectors;
import org.colophon.service.jobs.EnrichMaker;
import org.colophon.service.jobs.Kind;
import org.colophon.service.jobs.Maker;
import org.colophon.service.jobs.MatchMaker;
import org.colophon.service.jobs.Order;
import org.colophon.service.jobs.Pace;
import org.colophon.service.jobs.Run;
import org.colophon.service.jobs.SweepMaker;
import org.colophon.service.jobs.VocabularyMaker;
import org.colophon.service.jobs.WatchedEmbedder;
import org.colophon.service.jobs.Workshop;

/// What runs need of the application. A run reads texts with models of its own, which ask before
/// each passage whether people come first.
final class RunWorkshop implements Workshop {
  private final Generation.Around around;
  private final Generations generations;
  private final ReadingSource source;
  private final Path directory;
  private final Runnable changed;

  /// @param changed told when results that count have changed
  RunWorkshop(
      Generation.Around around,
      Generations generations,
      ReadingSource source,
      Path directory,
      Runnable changed) {
    this.around = around;
    this.generations = generations;
    this.source = source;
    this.directory = directory;
    this.changed = changed;
  }

  @Override
  public Order settled(Order order) {
    boolean inUse =
        order.kind() instanceof Kind.Enrich(var model, var _) && generations.model().equals(model);
    return inUse ? order.of(new Kind.Enrich(null, Set.of())) : order;
  }

  @Override
  public String recipe(Order order) {
    Generation now = generations.current();
    return switch (order.kind()) {
      case Kind.Enrich(var model, var only) -> {
        String digest = model == null ? now.digest() : source.id(model).digest();
        yield Kind.partOf(now.reading().pipeline().recipe(digest), only);
      }
      case Kind.Match _ -> PassageText.hash(segments() + "\n" + now.recipe());
      case Kind.Sweep _ ->
          PassageText.hash(around.gate().policies().digest() + around.clock().instant());
      case Kind.Vocabulary(String yaml) -> {
        Vocabulary vocabulary = vocabulary(yaml);
        yield PassageText.hash(vocabulary.scheme() + "\n" + yaml);
      }
      case Kind.Reindex _ -> now.recipe();
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
  public Maker open(Run run, Pace pace) {
    DecisionLog decisions = around.stores().records().decisions();
    BatchVectors vectors =
        new BatchVectors(
            run.order().dry() ? NoVectors.NONE : around.stores().vectors(), Integer.MAX_VALUE);
    UnaryOperator<Embedder> polite = embedder -> new WatchedEmbedder(embedder, _ -> pace.await());
    return switch (run.order().kind()) {
      case Kind.Enrich(var model, var only) -> {
        Reading reading = source.open(model == null ? generations.model() : model, vectors, polite);
        EnrichedItems items =
            new EnrichedItems(reading.pipeline(), around.stores().enrichments(), reading.vectors());
        yield new EnrichMaker(
            new EnrichMaker.Means(items, vectors, reading::close), only, run.recipe(), decisions);
      }
      case Kind.Match _ -> {
        Reading reading = source.open(generations.model(), vectors, polite);
        yield new MatchMaker(
            reading.pipeline(), () -> generations.current().matcher(), vectors, reading::close);
      }
      case Kind.Sweep _ -> new SweepMaker(around.gate());
      case Kind.Vocabulary(String yaml) -> new VocabularyMaker(vocabulary(yaml), decisions);
      case Kind.Reindex _ -> throw new IllegalStateException("an index is built as a whole");
    };
  }

  @Override
  public Optional<String> objection(Order order) {
    String evaluation = order.evaluation();
    if (evaluation == null) {
      return Optional.empty();
    }
    String model =
        order.kind() instanceof Kind.Enrich(var chosen, var _) && chosen != null
            ? chosen
            : generations.model();
    return new ReleaseFloors(directory.resolve("evaluations"))
        .objection(evaluation, source.id(model));
  }

  @Override
  public int apply(Run run) {
    return switch (run.order().kind()) {
      case Kind.Enrich(var model, var _) when model != null -> generations.switchTo(run, model);
      case Kind.Enrich _, Kind.Vocabulary _ ->
          around.stores().runs().apply(run, generations.current().digest(), () -> {});
      case Kind.Match _, Kind.Sweep _ -> around.stores().runs().apply(run, null, () -> {});
      case Kind.Reindex _ -> {
        generations.rebuild(run);
        yield 0;
      }
    };
  }

  @Override
  public Optional<String> objectionToRollBack(Run run) {
    if (run.order().kind() instanceof Kind.Reindex) {
      return Optional.of("a rebuilt index holds what the old one held; there is nothing to undo");
    }
    if (run.order().kind() instanceof Kind.Enrich(var model, var _)
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
      String digest = shelf.equals(Kind.ENRICHMENT) ? generations.current().digest() : null;
      around.stores().runs().rollBack(run, digest, () -> {});
    }
  }

  @Override
  public void changed() {
    changed.run();
  }
}
