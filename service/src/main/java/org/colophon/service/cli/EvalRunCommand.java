package org.colophon.service.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.colophon.eval.EvalRunReport;
import org.colophon.eval.EvalRunRequest;
import org.colophon.eval.Evaluations;
import org.colophon.eval.report.JsonSummary;
import org.colophon.eval.report.MarkdownTable;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon eval run`.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Measures on labelled sets; what was measured before is not measured again.",
    footer = {
      "",
      "Examples:",
      "  colophon eval run germeval2019-task1 --test unseen.txt --json",
      "  colophon eval run --all --data ../shared/data",
      "",
      "Ends with 0 when every set was measured, 3 when some were absent or broken."
    })
final class EvalRunCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final EvalOptions options = new EvalOptions();

  @Parameters(paramLabel = "SET", description = "Ids of sets; see 'colophon eval list'.")
  private List<String> sets = List.of();

  @Option(names = "--all", description = "Measures on every set.")
  private boolean all;

  @Option(names = "--train", paramLabel = "FILE", description = "Replaces the part to learn from.")
  private @Nullable Path train;

  @Option(names = "--test", paramLabel = "FILE", description = "Replaces the part to measure on.")
  private @Nullable Path test;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Makes each run N times and says whether all came out the same, bit for bit.")
  private int repeat = 1;

  @Option(names = "--json", description = "One JSON object a run, one a line.")
  private boolean json;

  EvalRunCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (sets.isEmpty() != all) {
      throw new ParameterException(spec.commandLine(), "Name sets, or say --all.");
    }
    EvalRunRequest request = options.request(sets, train, test);
    PrintWriter err = spec.commandLine().getErr();
    EvalRunProgress progress = EvalOptions.shown(err);
    return options.with(clock, evaluations -> measure(evaluations, request, progress));
  }

  private int measure(Evaluations evaluations, EvalRunRequest request, EvalRunProgress progress) {
    if (repeat > 1) {
      boolean same = evaluations.repeatable(request, repeat, progress);
      out().println(same ? "the same, bit for bit, " + repeat + " times" : "the runs differ");
      return same ? Exit.OK : Exit.FAILED;
    }
    List<EvalRunReport> reports = evaluations.run(request, progress);
    List<EvalRun> runs = new ArrayList<>();
    boolean partly = false;
    for (EvalRunReport report : reports) {
      switch (report) {
        case EvalRunReport.Made(var _, EvalRun run, Path stored, boolean reused) -> {
          runs.add(run);
          err((reused ? "made before: " : "made: ") + Evaluations.page(stored));
        }
        case EvalRunReport.Absent(String set, Path missing) -> {
          partly = true;
          err(set + " is absent: there is no " + missing);
        }
        case EvalRunReport.Failed(String set, String reason) -> {
          partly = true;
          err(set + " failed: " + reason);
        }
      }
    }
    if (json) {
      runs.forEach(run -> out().println(JsonSummary.of(run)));
    } else {
      out().println(MarkdownTable.of(runs));
    }
    out().flush();
    return partly ? Exit.PARTLY : Exit.OK;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private void err(String line) {
    spec.commandLine().getErr().println(line);
  }
}
