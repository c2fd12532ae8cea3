package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.colophon.catalog.log.CatalogView;
import org.colophon.keyphrases.ConfirmedKeyphrases;
import org.colophon.keyphrases.PhraseRanker;
import org.colophon.keyphrases.PhraseTrainer;
import org.colophon.keyphrases.TitledText;
import org.colophon.keyphrases.TitledText.TrainingExample;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.opennlp.OpenNlpModels;
import org.colophon.service.app.Stores;
import org.colophon.service.learning.TrainedModels;
import org.colophon.text.Lexicon;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon train keyphrases`.
@Command(
    name = "keyphrases",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a ranker of keyphrases on phrases that people confirmed: items of which somebody",
      "accepted three keyphrases or more, or a labelled file. It then finds them in that language."
    },
    footer = {
      "",
      "Examples:",
      "  colophon train keyphrases --language de --data /srv/colophon",
      "  colophon train keyphrases --language en --from labelled.jsonl --data /srv/colophon",
      "",
      "A line of a labelled file: {\"title\": \"…\", \"text\": \"…\", \"keyphrases\": [\"…\", …]}; one with",
      "\"origin\": \"machine\" is refused. The model and its card go into DIR/models; a service reads",
      "them when it starts. 400 abstracts take seconds; 2,000 texts are the most."
    })
final class TrainKeyphrasesCommand implements Callable<Integer> {
  private static final int MOST = 2_000;
  private static final long SEED = 1;

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--language",
      required = true,
      paramLabel = "CODE",
      description = "Language of the texts: de or en.")
  private String language = "de";

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Learns from a labelled file (JSON Lines) instead of the catalogue.")
  private @Nullable Path from;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  TrainKeyphrasesCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (!OpenNlpModels.languages().contains(language)) {
      throw usage("there are analyzers for " + OpenNlpModels.languages() + ", not " + language);
    }
    return Instance.alone(data.directory(), "colophon train", err(), this::train);
  }

  private int train(Path directory) throws IOException {
    LinguisticAnalyzer analyzer = OpenNlpModels.analyzer(language);
    List<TrainingExample> examples =
        from == null ? confirmed(directory, analyzer) : read(from, analyzer);
    if (examples.size() < PhraseTrainer.FEWEST) {
      err()
          .printf(
              "colophon train: %d texts with confirmed keyphrases; at least %d are needed%n",
              examples.size(), PhraseTrainer.FEWEST);
      return Exit.FAILED;
    }
    PhraseRanker ranker =
        new PhraseTrainer("keyphrases-" + language, language, SEED).train(examples);
    Path file = TrainedModels.keyphrases(directory, language);
    TrainedModels.replace(file, ranker::write);
    ObjectNode card = card(ranker, examples, file);
    Path cardFile = TrainedModels.card(file, card);
    if (json) {
      out().println(card);
    } else {
      out().printf("learned from %d texts%n%s%n%s%n", examples.size(), file, cardFile);
    }
    out().flush();
    return Exit.OK;
  }

  private List<TrainingExample> confirmed(Path directory, LinguisticAnalyzer analyzer) {
    try (Stores stores = Stores.open(directory, clock);
        CatalogView view = stores.view()) {
      return new ConfirmedKeyphrases(stores.records().decisions(), analyzer).of(view, MOST);
    }
  }

  private List<TrainingExample> read(Path file, LinguisticAnalyzer analyzer) throws IOException {
    try {
      return new LabelledLines(file, "made these keyphrases", "them")
          .read(MOST, node -> example(node, analyzer));
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private TrainingExample example(JsonNode node, LinguisticAnalyzer analyzer) {
    List<String> phrases = LabelledLines.texts(node, "keyphrases");
    if (!node.path("text").isTextual() || phrases.isEmpty()) {
      throw new IllegalArgumentException("needs a text and keyphrases");
    }
    return new TitledText(
            node.path("title").asText(""),
            analyzer.analyze(node.path("text").asText()),
            Lexicon.of(language))
        .with(phrases);
  }

  private ObjectNode card(PhraseRanker ranker, List<TrainingExample> examples, Path file)
      throws IOException {
    return CommandJson.MAPPER
        .createObjectNode()
        .put("model", ranker.model().name())
        .put("digest", ranker.model().digest())
        .put("language", language)
        .put("method", PhraseTrainer.METHOD)
        .put("trainedAt", clock.instant().toString())
        .put("learnedFrom", from == null ? "the catalogue's decisions" : "a labelled file")
        .put("texts", examples.size())
        .put("keyphrases", examples.stream().mapToInt(example -> example.keys().size()).sum())
        .put("file", String.valueOf(file.getFileName()))
        .put("bytes", Files.size(file));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
