package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import org.colophon.service.api.PercentEncoding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon triggers …`.
@Command(
    name = "triggers",
    mixinStandardHelpOptions = true,
    description = "Triggers: standing orders that make campaigns when something happens.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  colophon triggers list --data data",
      "  colophon triggers preview neue-titel --data data",
      "  colophon triggers pause neue-titel --data data",
      "",
      "What happens while a trigger is paused is told to nobody later: docs/campaigns.md."
    })
final class TriggersCommand implements Runnable {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  TriggersCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a command: list, preview, pause or resume.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints the triggers, and which are paused.")
  int list(
      @Option(names = "--json", description = "One JSON object.") boolean json,
      @Mixin DataOption data)
      throws IOException {
    try (ServiceClient service = data.client(clock)) {
      JsonNode all = ServiceClient.good(service.get("/v1/triggers"));
      print(json, all, CampaignText.triggers(all));
    }
    return Exit.OK;
  }

  @Command(
      name = "preview",
      mixinStandardHelpOptions = true,
      description = "Prints the titles that a trigger waits for, as if it happened now.")
  int preview(
      @Parameters(paramLabel = "TRIGGER", description = "The trigger's id.") String id,
      @Option(names = "--json", description = "One JSON object.") boolean json,
      @Mixin DataOption data)
      throws IOException {
    try (ServiceClient service = data.client(clock)) {
      JsonNode preview = ServiceClient.good(service.get(path(id) + "/preview"));
      print(json, preview, CampaignText.waiting(preview));
    }
    return Exit.OK;
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Lets a trigger make no campaigns for now.")
  int pause(
      @Parameters(paramLabel = "TRIGGER", description = "The trigger's id.") String id,
      @Option(names = "--json", description = "One JSON object.") boolean json,
      @Mixin DataOption data)
      throws IOException {
    return act(id, "pause", json, data);
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Lets a trigger go on after a pause.")
  int resume(
      @Parameters(paramLabel = "TRIGGER", description = "The trigger's id.") String id,
      @Option(names = "--json", description = "One JSON object.") boolean json,
      @Mixin DataOption data)
      throws IOException {
    return act(id, "resume", json, data);
  }

  private static String path(String id) {
    return "/v1/triggers/" + PercentEncoding.of(id);
  }

  private int act(String id, String action, boolean json, DataOption data) throws IOException {
    try (ServiceClient service = data.client(clock)) {
      JsonNode done =
          ServiceClient.good(
              service.post(path(id) + "/" + action, JsonNodeFactory.instance.objectNode()));
      print(json, done, CampaignText.trigger(done));
    }
    return Exit.OK;
  }

  private void print(boolean json, JsonNode answer, String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer + System.lineSeparator() : text);
    out.flush();
  }
}
