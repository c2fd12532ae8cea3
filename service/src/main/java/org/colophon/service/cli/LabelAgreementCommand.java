package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.colophon.eval.labelling.LabellingId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon eval label agreement`.
@Command(
    name = "agreement",
    mixinStandardHelpOptions = true,
    description = "Says how far two labellers agree, and lists where they do not.",
    footer = {
      "",
      "Examples:",
      "  colophon eval label agreement spring",
      "  colophon eval label agreement spring --first ada --second ben --json",
      "",
      "Cohen's kappa where one label fits an item, Krippendorff's alpha (MASI) where several may,",
      "each with a 95 %% bootstrap interval."
    })
final class LabelAgreementCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final LabelOptions options = new LabelOptions();

  @Parameters(paramLabel = "NAME", description = "The sample.")
  private String name = "";

  @Option(names = "--first", paramLabel = "WHO", description = "One labeller.")
  private @Nullable String first;

  @Option(
      names = "--second",
      paramLabel = "WHO",
      description = "The other; without names, the two who answered most.")
  private @Nullable String second;

  LabelAgreementCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    LabellingId id = LabelOptions.id(name, spec);
    PrintWriter out = spec.commandLine().getOut();
    try (LabellingClient door = options.open(clock)) {
      JsonNode report = door.agreement(id, first, second);
      if (options.json) {
        out.println(report);
      } else {
        print(report, out);
      }
    }
    out.flush();
    return Exit.OK;
  }

  private static void print(JsonNode report, PrintWriter out) {
    out.printf(
        "%s and %s decided on %d items both; %d more could not be decided%n",
        report.path("first").asText(),
        report.path("second").asText(),
        report.path("both").asInt(),
        report.path("undecided").asInt());
    report
        .path("figures")
        .properties()
        .forEach(f -> out.println("  " + f.getKey() + " " + interval(f.getValue())));
    report
        .path("labels")
        .properties()
        .forEach(label ->
            out.printf(
                "  %-40s %d and %d, both %d, kappa %s%n",
                label.getKey(),
                label.getValue().path("first").asInt(),
                label.getValue().path("second").asInt(),
                label.getValue().path("both").asInt(),
                interval(label.getValue().path("kappa"))));
    for (JsonNode one : report.path("disagreements")) {
      List<String> answers = new ArrayList<>();
      one.path("answers")
          .properties()
          .forEach(answer -> answers.add(answer.getKey() + " " + answer.getValue()));
      out.println("  differs: " + one.path("item").asText() + ": " + String.join(", ", answers));
    }
  }

  private static String interval(JsonNode figure) {
    if (figure.isMissingNode()) {
      return "has no value";
    }
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f – %.3f)",
        figure.path("value").asDouble(),
        figure.path("low").asDouble(),
        figure.path("high").asDouble());
  }
}
