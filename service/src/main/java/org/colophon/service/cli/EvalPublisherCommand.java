package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.colophon.eval.publishers.DraftOutcome;
import org.colophon.eval.publishers.LabelledPublisher;
import org.colophon.eval.publishers.PublisherScore;
import org.colophon.eval.sets.BrokenFileException;
import org.colophon.matching.MatchExample;
import org.colophon.models.bilingual.Embedders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon eval publisher`.
@Command(
    name = "publisher",
    mixinStandardHelpOptions = true,
    description = "Measures suggestions for labelled drafts of invented publishers.",
    footer = {
      "",
      "Examples:",
      "  colophon eval publisher eval/publishers/nordlicht",
      "  colophon eval publisher eval/publishers/kestrel eval/publishers/lebensart --json",
      "",
      "Each publisher is imported into an empty directory of its own, which is deleted afterwards.",
      "Ends with 0, or 1 when a folder is broken or a record of it is not taken."
    })
final class EvalPublisherCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of labelled publishers.")
  private List<Path> folders = List.of();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = Embedders.STANDARD,
      description =
          "bilingual, minilm, bge-small, or a directory with a model (default: ${DEFAULT-VALUE}).")
  private String model = Embedders.STANDARD;

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description = "A vocabulary to take subjects from as well; may be repeated.")
  private List<Path> vocabularies = new ArrayList<>();

  @Option(
      names = "--outcomes",
      paramLabel = "FILE",
      description = "Writes what was suggested for each draft, one JSON object a line.")
  private @Nullable Path file;

  @Option(
      names = "--features",
      paramLabel = "FILE",
      description = {
        "Writes the match features of each draft with each segment instead of asking for",
        "suggestions, one JSON object a draft: what tools/matching/fit.py reads."
      })
  private @Nullable Path features;

  @Option(
      names = "--phrases",
      paramLabel = "FILE",
      description = {
        "Writes the features of each draft's candidate phrases instead of asking for",
        "suggestions, one JSON object a draft: what tools/keyphrases/fit.py reads."
      })
  private @Nullable Path phrases;

  @Option(
      names = "--subjects",
      paramLabel = "FILE",
      description = {
        "Writes the evidence for each draft's subjects instead of asking for suggestions,",
        "one JSON object a draft: what tools/subjects/fit.py reads."
      })
  private @Nullable Path subjects;

  @Option(names = "--json", description = "One JSON object a publisher, and one for all together.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<DraftOutcome> all = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try {
      for (Path folder : folders) {
        LabelledPublisher publisher = LabelledPublisher.read(folder);
        if (phrases != null) {
          lines.addAll(PhraseExampleLines.of(publisher));
          continue;
        }
        LabelledPublisherRun run = new LabelledPublisherRun(folder, publisher, model, vocabularies);
        if (features != null) {
          run.features().forEach(one -> lines.add(line(publisher, one)));
          continue;
        }
        if (subjects != null) {
          lines.addAll(run.subjects());
          continue;
        }
        List<DraftOutcome> outcomes = run.outcomes();
        print(publisher.name(), PublisherScore.of(outcomes));
        outcomes.forEach(outcome -> lines.add(line(publisher.name(), outcome)));
        all.addAll(outcomes);
      }
    } catch (BrokenFileException e) {
      spec.commandLine().getErr().println("colophon eval: " + e.getMessage());
      return Exit.FAILED;
    }
    for (Path written : Arrays.asList(phrases, features, subjects)) {
      if (written != null) {
        Files.write(written, lines);
        return Exit.OK;
      }
    }
    if (folders.size() > 1) {
      print("together", PublisherScore.of(all));
    }
    if (file != null) {
      Files.write(file, lines);
    }
    return Exit.OK;
  }

  private void print(String name, PublisherScore score) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode node = CommandJson.MAPPER.createObjectNode().put("publisher", name);
      node.setAll((ObjectNode) CommandJson.MAPPER.valueToTree(score));
      out.println(node);
    } else {
      out.printf(
          "%s: %d drafts, a segment clearly fits %d, none fits %d%n",
          name, score.drafts(), score.fitting(), score.none());
      score
          .slices()
          .forEach((slice, figures) ->
              figures.forEach((figure, value) ->
                  out.printf(
                      Locale.ROOT,
                      "  %-18s %-18s %.3f (%.3f – %.3f)%n",
                      slice,
                      figure,
                      value.value(),
                      value.low(),
                      value.high())));
    }
    out.flush();
  }

  private static String line(
      LabelledPublisher publisher, LabelledPublisherRun.SegmentFeatures draft) {
    ObjectNode node = CommandJson.MAPPER.createObjectNode().put("publisher", publisher.name());
    node.put("draft", draft.draft().id());
    node.put("language", draft.draft().draft().language());
    for (MatchExample example : draft.segments()) {
      String segment = example.segment().value();
      node.withArray("segments")
          .addObject()
          .put("segment", segment)
          .put("examples", publisher.segments().getOrDefault(segment, false))
          .put("grade", draft.draft().segments().getOrDefault(segment, 0))
          .set("features", CommandJson.MAPPER.valueToTree(example.features()));
    }
    return node.toString();
  }

  private static String line(String publisher, DraftOutcome outcome) {
    ObjectNode node = CommandJson.MAPPER.createObjectNode().put("publisher", publisher);
    node.put("draft", outcome.draft().id());
    node.put("language", outcome.draft().draft().language());
    node.put("title", outcome.draft().draft().title());
    node.set("segments", CommandJson.MAPPER.valueToTree(outcome.draft().segments()));
    node.set("subjects", CommandJson.MAPPER.valueToTree(outcome.draft().subjects()));
    node.set("keyphrases", CommandJson.MAPPER.valueToTree(outcome.draft().keyphrases()));
    node.set("related", CommandJson.MAPPER.valueToTree(outcome.draft().related()));
    node.set("answer", CommandJson.MAPPER.valueToTree(outcome.answer()));
    node.put("reciprocal_rank", outcome.reciprocalRank());
    node.put("subject_right", outcome.subjectRight());
    return node.put("phrase_f1", outcome.phraseF1()).toString();
  }
}
