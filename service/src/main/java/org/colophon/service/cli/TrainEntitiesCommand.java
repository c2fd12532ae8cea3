package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.names.ChainNameFinder;
import org.colophon.models.names.LabelledSentence;
import org.colophon.models.names.NameLists;
import org.colophon.models.names.NameTrainer;
import org.colophon.models.opennlp.OpenNlpModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon train entities`.
@Command(
    name = "entities",
    mixinStandardHelpOptions = true,
    description = "Trains a finder of names on sentences whose names are marked (B-, I-, O).",
    footer = {
      "",
      "Example:",
      "  colophon train entities --language en --set wnut17train.conll --class person=PER --out my-names",
      "",
      "A file has one word a line with its tag, a blank line between sentences; a column of numbers",
      "before them and comment lines ('#', tab) are passed over. DIR gets names-LANGUAGE.bin and a card."
    })
final class TrainEntitiesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--language",
      required = true,
      paramLabel = "CODE",
      description = "Language of the sentences: de or en.")
  private String language = "de";

  @Option(
      names = "--set",
      required = true,
      paramLabel = "FILE",
      description = "Sentences to learn from; may be given more than once.")
  private List<Path> sets = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the model goes.")
  private Path out = Path.of("names");

  @Option(
      names = "--keep",
      split = ",",
      paramLabel = "CLASS",
      description = "The classes that count, after --class (default: all).")
  private List<String> keep = List.of();

  @Option(
      names = "--class",
      paramLabel = "FROM=TO",
      description = "Learns the class FROM as TO; may be given more than once.")
  private Map<String, String> classes = Map.of();

  @Option(
      names = "--names",
      paramLabel = "KIND=FILE",
      description = "A list of known names, one a line: contributors, publishers, series, places.")
  private Map<String, Path> names = Map.of();

  @Option(names = "--name", defaultValue = "names", description = "What the model is called.")
  private String name = "names";

  @Option(names = "--seed", defaultValue = "1", description = "Of the order of learning.")
  private long seed = 1;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!OpenNlpModels.languages().contains(language)) {
      throw usage("there are analyzers for " + OpenNlpModels.languages() + ", not " + language);
    }
    LinguisticAnalyzer analyzer = OpenNlpModels.analyzer(language);
    MarkedNames marked = new MarkedNames(analyzer, classes, keep);
    List<LabelledSentence> sentences = new ArrayList<>();
    for (Path file : sets) {
      sentences.addAll(marked.read(file));
    }
    if (sentences.stream().allMatch(sentence -> sentence.names().isEmpty())) {
      throw usage("no name is marked in " + sets);
    }
    Map<String, List<String>> known = new TreeMap<>();
    for (Map.Entry<String, Path> list : names.entrySet()) {
      known.put(list.getKey(), Files.readAllLines(list.getValue()));
    }
    NameLists lists = NameLists.ofPlaces().with(known);
    ChainNameFinder finder =
        new NameTrainer(name + "-" + language, "1", language, lists, seed).train(sentences);
    Path file = write(finder);
    ObjectNode card = card(finder, sentences, file);
    Files.writeString(out.resolve("names-" + language + ".json"), card.toPrettyString() + "\n");
    report(card);
    return Exit.OK;
  }

  private Path write(ChainNameFinder finder) throws IOException {
    Files.createDirectories(out);
    Path file = out.resolve("names-" + language + ".bin");
    try (OutputStream target = Files.newOutputStream(file)) {
      finder.write(target);
    }
    return file;
  }

  private ObjectNode card(ChainNameFinder finder, List<LabelledSentence> sentences, Path file)
      throws IOException {
    ObjectNode card = CommandJson.MAPPER.createObjectNode();
    card.put("name", finder.model().name())
        .put("digest", finder.model().digest())
        .put("language", language)
        .put("method", NameTrainer.METHOD)
        .put("seed", seed)
        .put("boldness", finder.boldness())
        .put("file", String.valueOf(file.getFileName()))
        .put("bytes", Files.size(file))
        .put("sentences", sentences.size());
    ObjectNode marked = card.putObject("names");
    for (String type : finder.types()) {
      marked.put(
          type,
          sentences.stream()
              .flatMap(sentence -> sentence.names().stream())
              .filter(found -> found.type().equals(type))
              .count());
    }
    sets.forEach(set -> card.withArray("sets").add(String.valueOf(set.getFileName())));
    names.forEach((kind, list) -> card.withArray("lists").add(kind));
    return card;
  }

  private void report(ObjectNode card) {
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      to.println(card);
    } else {
      to.printf(
          "%s: %,d sentences, names %s, %,d bytes%n",
          out.resolve(card.path("file").asText()),
          card.path("sentences").asInt(),
          card.path("names"),
          card.path("bytes").asLong());
    }
    to.flush();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
