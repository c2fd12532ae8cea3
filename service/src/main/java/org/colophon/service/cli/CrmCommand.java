package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon crm …`.
@Command(
    name = "crm",
    mixinStandardHelpOptions = true,
    description = "The exchange of consents, follows and segments with a CRM.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  colophon crm sync --dry-run --data data",
      "  colophon crm status --data data",
      "",
      "The CRM is configured by crm and the keys that it names: docs/crm.md. Ends with 3 when an",
      "exchange ended early; the next one goes on."
    })
final class CrmCommand implements Runnable {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  CrmCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: sync or status.");
  }

  @Command(
      name = "sync",
      mixinStandardHelpOptions = true,
      description = "Exchanges with the CRM what changed since the last time.")
  int sync(
      @Option(names = "--dry-run", description = "Only counts what an exchange would do.")
          boolean dryRun,
      @Option(names = "--json", description = "One JSON object.") boolean json,
      @Mixin DataOption data)
      throws IOException {
    JsonNode done;
    try (ServiceClient service = data.client(clock)) {
      JsonNode body = JsonNodeFactory.instance.objectNode().put("dry_run", dryRun);
      done = ServiceClient.good(service.post("/v1/crm:sync", body));
    }
    String problem = done.path("problem").asText();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(done);
    } else {
      out.println(dryRun ? "An exchange would do this:" : "Exchanged with the CRM:");
      printCounts(out, done.path("counts"));
      if (!problem.isEmpty()) {
        out.println("It ended early and goes on next time: " + problem);
      }
    }
    out.flush();
    return problem.isEmpty() ? Exit.OK : Exit.PARTLY;
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Prints segment sizes, the last exchange and the drift of both sides.")
  int status(
      @Option(names = "--json", description = "One JSON object.") boolean json,
      @Mixin DataOption data)
      throws IOException {
    JsonNode status;
    try (ServiceClient service = data.client(clock)) {
      status = ServiceClient.good(service.get("/v1/crm"));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(status);
    } else {
      print(out, status);
    }
    out.flush();
    return Exit.OK;
  }

  private static void print(PrintWriter out, JsonNode status) {
    JsonNode last = status.path("last");
    out.println("Connector " + status.path("connector").asText());
    out.println(
        last.isMissingNode()
            ? "No exchange yet"
            : "Last exchange ended " + last.path("ended").asText());
    printCounts(out, last.path("counts"));
    if (last.has("problem")) {
      out.println("It ended early: " + last.path("problem").asText());
    }
    out.println("Drift " + status.path("drift").asText() + " persons");
    for (String state : new String[] {"pending", "deletions", "refused", "unseen"}) {
      out.printf("  %-16s %8s%n", state, status.path(state).asText());
    }
    out.println("Segments");
    for (JsonNode segment : status.path("segments")) {
      out.printf(
          "  %-36s %8s members%n", segment.path("id").asText(), segment.path("members").asText());
    }
  }

  private static void printCounts(PrintWriter out, JsonNode counts) {
    if (counts.isEmpty()) {
      out.println("  nothing");
    }
    for (Map.Entry<String, JsonNode> count : counts.properties()) {
      out.printf("  %-16s %8s%n", count.getKey(), count.getValue().asText());
    }
  }
}
