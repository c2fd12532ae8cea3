package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.colophon.governance.Purpose;
import org.colophon.governance.policy.PolicyException;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.PercentEncoding;
import org.colophon.service.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon gate check`.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Judges one item or all, and counts what is blocked by its reasons.",
    footer = {
      "",
      "Example:",
      "  colophon gate check --all --data data/demo",
      "",
      "Ends with 0 when all pass, 1 when something is blocked, 2 when something could not be judged;",
      "the JSON is written in each of these cases. The first 1,000 items of each cause are named."
    })
final class GateCheckCommand implements Callable<Integer> {

  /// As many as the service names for one cause.
  private static final int MOST = 1_000;

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--item", paramLabel = "ID", description = "Judges this item.")
  private @Nullable String item;

  @Option(names = "--all", description = "Judges every item.")
  private boolean all;

  @Option(
      names = "--purpose",
      defaultValue = "recommend",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Purpose purpose = Purpose.RECOMMEND;

  @Option(
      names = "--territory",
      description = "The reader's country (default: the first territory of the configuration).")
  private @Nullable String territory;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the JSON there as well.")
  private @Nullable Path report;

  GateCheckCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if ((item == null) != all) {
      throw new ParameterException(spec.commandLine(), "Give --item ID or --all.");
    }
    GateTally tally = new GateTally();
    try (ServiceClient service = data.client(clock)) {
      ServiceClient.Answer answer = service.get(question());
      if (item != null && answer.status() == 404) {
        tally.unknown(item);
      } else if (!answer.isGood()) {
        return unable(answer.detail());
      } else if (item == null) {
        tally.report(answer.body());
      } else {
        tally.verdict(answer.body());
      }
    } catch (StoreException | PolicyException e) {
      return unable(String.valueOf(e.getMessage()));
    }
    write(tally.json());
    if (!json) {
      spec.commandLine().getOut().print(tally.text());
      spec.commandLine().getOut().flush();
    }
    return tally.exitCode();
  }

  private String question() {
    String reader = "?territory=" + PercentEncoding.of(data.territory(territory));
    String asked = reader + "&purpose=" + EnumNames.of(purpose);
    return item == null
        ? "/v1/governance/report" + asked + "&entries=" + MOST
        : "/v1/items/" + PercentEncoding.of(item) + "/governance" + asked;
  }

  /// Nothing was judged, and that is said in JSON too.
  private int unable(String why) throws IOException {
    spec.commandLine().getErr().println("colophon gate: " + why);
    write(CommandJson.MAPPER.createObjectNode().put("error", why));
    return GateTally.exitCode(0, 1);
  }

  private void write(ObjectNode answer) throws IOException {
    if (report != null) {
      Files.writeString(report, answer + "\n");
    }
    if (json) {
      spec.commandLine().getOut().println(answer);
      spec.commandLine().getOut().flush();
    }
  }
}
