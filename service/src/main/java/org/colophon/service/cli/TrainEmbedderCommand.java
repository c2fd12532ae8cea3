package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.colophon.models.bilingual.EmbedderTrainer;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.bilingual.SentencePair;
import org.colophon.models.files.ModelFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon train embedder`.
@Command(
    name = "embedder",
    mixinStandardHelpOptions = true,
    description = {
      "Teaches a bundled English text encoder German, from sentences in both languages. The result",
      "reads both into one space; English vectors stay as they are."
    },
    footer = {
      "",
      "Examples:",
      "  colophon train embedder --pairs tatoeba-de-en.tsv.gz --pairs our-blurbs.tsv --out encoder",
      "  colophon serve --model encoder",
      "",
      "A line of a file of pairs: the German sentence, a tab, the English one; .gz is read too. DIR",
      "gets the model and a card. 220,000 pairs take two minutes and 4 GB of memory."
    })
final class TrainEmbedderCommand implements Callable<Integer> {
  private static final Set<String> BODIES = Set.of("minilm", "bge-small");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--pairs",
      required = true,
      paramLabel = "FILE",
      description = "Sentence pairs to learn from; may be given more than once.")
  private List<Path> files = List.of();

  @Option(
      names = "--body",
      paramLabel = "MODEL",
      defaultValue = "minilm",
      description = "The English encoder: minilm or bge-small (default: ${DEFAULT-VALUE}).")
  private String body = "minilm";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the model goes.")
  private Path out = Path.of("encoder");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "bilingual",
      description = "What the model is called (default: ${DEFAULT-VALUE}).")
  private String name = "bilingual";

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!BODIES.contains(body)) {
      throw usage("'" + body + "' is not a valid body: give minilm or bge-small");
    }
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw usage("'" + name + "' is not a valid name: use letters, digits, '.', '_' and '-'");
    }
    List<SentencePair> pairs = new ArrayList<>();
    for (Path file : files) {
      pairs.addAll(read(file));
    }
    if (pairs.isEmpty()) {
      throw usage("there are no sentence pairs in " + files);
    }
    Files.createDirectories(out);
    int pieces = new EmbedderTrainer(ModelFiles.bundled(body)).train(name, pairs, out);
    report(card(pairs.size(), pieces));
    return Exit.OK;
  }

  private List<SentencePair> read(Path file) throws IOException {
    try {
      return SentencePair.read(file);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode card(int pairs, int pieces) throws IOException {
    ObjectNode card =
        CommandJson.MAPPER
            .createObjectNode()
            .put("name", name)
            .put("digest", Embedders.id(out.toString()).digest())
            .put("body", body)
            .put("method", EmbedderTrainer.METHOD)
            .put("pairs", pairs)
            .put("pieces", pieces);
    files.forEach(file -> card.withArray("files").add(String.valueOf(file.getFileName())));
    Files.writeString(out.resolve("card.json"), card.toPrettyString() + "\n");
    return card;
  }

  private void report(ObjectNode card) {
    if (json) {
      spec.commandLine().getOut().println(card);
    } else {
      spec.commandLine()
          .getOut()
          .printf(
              "%s: %,d pairs, %,d word pieces%n",
              out, card.path("pairs").asInt(), card.path("pieces").asInt());
    }
    spec.commandLine().getOut().flush();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
