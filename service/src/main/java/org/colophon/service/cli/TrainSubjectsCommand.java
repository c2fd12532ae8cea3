package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.colophon.catalog.log.CatalogView;
import org.colophon.models.ModelId;
import org.colophon.models.linear.HeldOutCurve;
import org.colophon.models.linear.LabelHierarchy;
import org.colophon.models.linear.LabelledText;
import org.colophon.models.linear.SubjectClassifier;
import org.colophon.models.linear.SubjectTrainer;
import org.colophon.service.app.Stores;
import org.colophon.service.app.Vocabularies;
import org.colophon.service.learning.TrainedModels;
import org.colophon.subjects.ConfirmedSubjects;
import org.colophon.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon train subjects`.
@Command(
    name = "subjects",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the subject classifier on confirmed subjects: the publisher's own and the proposals",
      "that people accepted. What a machine proposed and nobody confirmed is not learned from."
    },
    footer = {
      "",
      "Examples:",
      "  colophon train subjects --data /srv/colophon",
      "  colophon train subjects --vocabulary thema --precision 0.9 --data /srv/colophon",
      "  colophon train subjects --from labelled.jsonl --data /srv/colophon --json",
      "  colophon train subjects --model bge-small --data /srv/colophon",
      "",
      "A line of a labelled file: {\"title\": \"…\", \"text\": \"…\", \"subjects\": [\"code\", …]}, with",
      "\"authors\" and \"isbn\" where they are known; one with \"origin\": \"machine\" is refused. The model",
      "and its card go into DIR/models; a service reads them when it starts. Learning without --model",
      "drops what was learned of the same vocabulary with vectors. Takes seconds for hundreds of items, minutes for 6,000, the most it reads."
    })
final class TrainSubjectsCommand implements Callable<Integer> {
  private static final int FEWEST = 20;

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Learns from a labelled file (JSON Lines) instead of the catalogue.")
  private @Nullable Path from;

  @Option(
      names = "--vocabulary",
      paramLabel = "SCHEME",
      defaultValue = "topics",
      description =
          "Which vocabulary: topics, or the scheme of a file in DIR/vocabularies (default: topics).")
  private String scheme = "topics";

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      defaultValue = "0.8",
      description = {
        "The share of proposals that shall be right: the threshold is set to it on the texts learned",
        "from, each held out (default: ${DEFAULT-VALUE})."
      })
  private double precision = 0.8;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = {
        "Learns from the texts' vectors too, of this embedding model (bilingual, minilm, bge-small or a",
        "directory): better for short English texts, at the price of one more vector for each text.",
        "Such a classifier is used where the service reads with that model."
      })
  private @Nullable String model;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  TrainSubjectsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    return Instance.alone(data.directory(), "colophon train", err(), this::train);
  }

  private Vocabulary vocabulary(Path directory) {
    List<Vocabulary> loaded = Vocabularies.of(directory);
    return loaded.stream()
        .filter(known -> known.scheme().equals(scheme))
        .findFirst()
        .orElseThrow(() ->
            usage(
                "vocabulary '"
                    + scheme
                    + "' was not found; known are "
                    + loaded.stream().map(Vocabulary::scheme).toList()
                    + "; put others into DIR/vocabularies"));
  }

  private int train(Path directory) throws IOException {
    Vocabulary vocabulary = vocabulary(directory);
    SubjectTrainingData examples = examples(directory, vocabulary);
    if (examples.texts().size() < FEWEST) {
      err()
          .printf(
              "colophon train: %d texts with confirmed subjects; at least %d are needed%n",
              examples.texts().size(), FEWEST);
      return Exit.FAILED;
    }
    LabelHierarchy tree = ConfirmedSubjects.tree(vocabulary);
    String name = "subjects-" + vocabulary.scheme();
    SubjectTrainer.TrainingResult learned =
        new SubjectTrainer(name, vocabulary.version()).trainWithCurve(examples.texts(), tree);
    SubjectClassifier classifier = learned.classifier();
    Optional<HeldOutCurve.Point> kept = learned.curve().promising(precision);
    ModelId embedder = examples.embedder();
    if (embedder == null) {
      TrainedModels.dropSubjectsWithVectors(directory, vocabulary.scheme());
    }
    Path file = TrainedModels.subjects(directory, vocabulary.scheme(), embedder);
    TrainedModels.replace(file, classifier::write);
    ObjectNode card = card(classifier, file);
    if (embedder != null) {
      card.putObject("vectors").put("model", embedder.name()).put("digest", embedder.digest());
    }
    kept.ifPresent(point -> threshold(card, point, classifier.size()));
    Path cardFile = TrainedModels.card(file, card);
    if (json) {
      out().println(card);
    } else {
      out()
          .printf(
              "learned %d subjects from %d texts; micro-F1 %.3f, each text held out%n%s%n%s%n%s%n",
              classifier.labels().size(),
              classifier.size(),
              classifier.heldOutF1(),
              kept.map(this::said).orElse("no threshold reaches a precision of " + precision),
              file,
              cardFile);
    }
    out().flush();
    return Exit.OK;
  }

  private String said(HeldOutCurve.Point point) {
    return "proposed from a probability of %.2f on: %.3f of the proposals right, %.3f of the subjects found"
        .formatted(point.least(), point.precision(), point.found());
  }

  private void threshold(ObjectNode card, HeldOutCurve.Point point, int texts) {
    card.putObject("threshold")
        .put("promised", precision)
        .put("least", point.least())
        .put("precision", point.precision())
        .put("found", point.found())
        .put("texts", texts);
  }

  /// What to learn from, with vectors where a model is named.
  private SubjectTrainingData examples(Path directory, Vocabulary vocabulary) throws IOException {
    Path file = from;
    if (file != null && model == null) {
      return new SubjectTrainingData(labelled(file), null);
    }
    try (Stores stores = Stores.open(directory, clock);
        CatalogView view = stores.view()) {
      List<LabelledText> examples =
          file != null
              ? labelled(file)
              : new ConfirmedSubjects(stores.records().decisions(), vocabulary)
                  .of(view, SubjectTrainer.MOST_TEXTS);
      return model == null
          ? new SubjectTrainingData(examples, null)
          : SubjectTrainingData.reading(examples, model, stores.vectors());
    }
  }

  private List<LabelledText> labelled(Path file) throws IOException {
    try {
      return SubjectTrainingData.labelled(file);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode card(SubjectClassifier classifier, Path file) {
    ObjectNode card = CommandJson.MAPPER.createObjectNode();
    card.put("model", classifier.model().name());
    card.put("version", classifier.model().version());
    card.put("digest", classifier.model().digest());
    card.put("method", SubjectTrainer.METHOD);
    card.put("trainedAt", clock.instant().toString());
    card.put(
        "learnedFrom", from == null ? "the catalogue's confirmed subjects" : "a labelled file");
    card.put("texts", classifier.size());
    card.put("subjects", classifier.labels().size());
    card.put("heldOutMicroF1", classifier.heldOutF1());
    card.put("file", String.valueOf(file.getFileName()));
    return card;
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
