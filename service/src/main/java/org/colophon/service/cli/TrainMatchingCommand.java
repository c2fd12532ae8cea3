package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.matching.MatchExample;
import org.colophon.matching.MatchModel;
import org.colophon.matching.MatchTrainer;
import org.colophon.models.ModelId;
import org.colophon.service.app.Application;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.learning.DecidedExamples;
import org.colophon.service.learning.TrainedModels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon train matching`.
@Command(
    name = "matching",
    mixinStandardHelpOptions = true,
    description = {
      "Learns from people's decisions how probable it is that a segment fits an item. What a machine",
      "proposed and nobody decided is not learned from, nor what was said of an earlier text."
    },
    footer = {
      "",
      "Examples:",
      "  colophon train matching --data /srv/colophon",
      "  colophon train matching --thresholds --data /srv/colophon",
      "  colophon train matching --from labelled.jsonl --data /srv/colophon --json",
      "",
      "A line of a labelled file: {\"item\": \"id\", \"segment\": \"id\", \"fits\": true}, of items and segments",
      "of the catalogue; one with \"origin\": \"machine\" is refused. The model and its card go into",
      "DIR/models and hold for the embedding model in use; a service reads them when it starts."
    })
final class TrainMatchingCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The embedding model (default: that of the configuration).")
  private @Nullable String model;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Learns from a labelled file (JSON Lines) instead of the editors' decisions.")
  private @Nullable Path from;

  @Option(
      names = "--thresholds",
      description = "Prints what each threshold would have given, and keeps no model.")
  private boolean thresholds;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  TrainMatchingCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    return Instance.alone(data.directory(), "colophon train", err(), this::train);
  }

  private Config config() {
    return data.config(model == null ? Map.of() : Map.of(ConfigKey.MODEL, List.of(model)));
  }

  private int train(Path directory) throws IOException {
    Path file = from;
    Optional<Map<ItemId, Map<SegmentId, Boolean>>> labelled = Optional.empty();
    if (file != null) {
      try {
        labelled = Optional.of(SegmentLabels.read(file));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
    try (Application application = Application.open(config(), clock)) {
      application.catchUp();
      List<MatchExample> examples = examples(application, labelled);
      ModelId embedder = application.models().embedder().model();
      String name = "matching " + clock.instant();
      String source = file == null ? "editors' decisions" : "a labelled file";
      return switch (new MatchTrainer().train(name, source, examples, embedder)) {
        case MatchTrainer.Result.Refused(String reason) -> {
          err().println("colophon train: " + reason);
          yield Exit.FAILED;
        }
        case MatchTrainer.Result.Trained(MatchModel learned, var heldOut) ->
            keep(directory, learned, new MatchModelCard(learned, examples.size(), heldOut));
      };
    }
  }

  private static List<MatchExample> examples(
      Application application, Optional<Map<ItemId, Map<SegmentId, Boolean>>> labelled) {
    DecidedExamples.Labels labels =
        labelled
            .map(DecidedExamples.Labels::of)
            .orElseGet(() -> DecidedExamples.Labels.of(application.stores().records().decisions()));
    try (CatalogView view = application.stores().view()) {
      return DecidedExamples.read(view, labels, application.examples(), () -> false);
    }
  }

  private int keep(Path directory, MatchModel learned, MatchModelCard card) throws IOException {
    if (thresholds) {
      spec.commandLine().getOut().println(card.table());
      spec.commandLine().getOut().flush();
      return Exit.OK;
    }
    Path file = TrainedModels.matching(directory.resolve("models"), learned.embedder());
    TrainedModels.replaceMatching(file, learned);
    ObjectNode node = card.json(file, clock.instant());
    Path cardFile = TrainedModels.card(file, node);
    spec.commandLine().getOut().println(json ? node : card.line() + "\n" + file + "\n" + cardFile);
    spec.commandLine().getOut().flush();
    return Exit.OK;
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
