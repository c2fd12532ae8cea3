package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import org.colophon.service.api.PercentEncoding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon campaigns …`.
@Command(
    name = "campaigns",
    mixinStandardHelpOptions = true,
    description = "Campaigns: messages about items to people who agreed.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  colophon campaigns list --state sending --data data",
      "  colophon campaigns check herbst --data data",
      "  colophon campaigns freeze herbst --data data",
      "",
      "A campaign is frozen, approved and then sent: docs/campaigns.md. It is written on the page",
      "Campaigns or by PUT /v1/campaigns/{id}. Ends with 1 when it could not be done."
    })
final class CampaignsCommand implements Runnable {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  CampaignsCommand(InstantSource clock) {
    this.clock = clock;
  }

  /// A campaign, and the directory that it is in.
  static final class Target {
    @Parameters(paramLabel = "CAMPAIGN", description = "The campaign's id.")
    private String id = "";

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin private final DataOption data = new DataOption();

    private String path() {
      return "/v1/campaigns/" + PercentEncoding.of(id);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Name a command: list, show, check, freeze, approve, send, stop or result.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints the campaigns, the latest send time first.")
  int list(
      @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state.")
          @Nullable String state,
      @Option(names = "--channel", paramLabel = "NAME", description = "Only over this channel.")
          @Nullable String channel,
      @Option(names = "--json", description = "One JSON object.") boolean json,
      @Mixin DataOption data)
      throws IOException {
    String query =
        (state == null ? "" : "&state=" + PercentEncoding.of(state))
            + (channel == null ? "" : "&channel=" + PercentEncoding.of(channel));
    try (ServiceClient service = data.client(clock)) {
      JsonNode all = ServiceClient.good(service.get("/v1/campaigns?limit=1000" + query));
      print(json, all, CampaignText.list(all));
    }
    return Exit.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints a campaign with the verdicts and facts that are frozen.")
  int show(@Mixin Target target) throws IOException {
    return read(target, "", CampaignText::one);
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Judges the items now and as of the send time, and counts who would get a message.",
        "Ends with 3 when an item does not pass."
      })
  int check(@Mixin Target target) throws IOException {
    try (ServiceClient service = target.data.client(clock)) {
      JsonNode check = ServiceClient.good(service.get(target.path() + "/preview"));
      JsonNode reach = ServiceClient.good(service.get(target.path() + "/reach"));
      print(target.json, check, CampaignText.check(check) + CampaignText.reach(reach));
      return CampaignText.passes(check) ? Exit.OK : Exit.PARTLY;
    }
  }

  @Command(
      name = "freeze",
      mixinStandardHelpOptions = true,
      description = "Fixes verdicts and facts as of the send time, for approval.")
  int freeze(@Mixin Target target) throws IOException {
    return act(target, "freeze");
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Allows that what is frozen goes out.")
  int approve(@Mixin Target target) throws IOException {
    return act(target, "approve");
  }

  @Command(
      name = "send",
      mixinStandardHelpOptions = true,
      description = "Hands out messages from the send time on, or goes on after a pause.")
  int send(@Mixin Target target) throws IOException {
    return act(target, "send");
  }

  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = "Stops handing out messages: for good, unless it is said otherwise.")
  int stop(
      @Mixin Target target,
      @Option(names = "--for-now", description = "Pauses: send goes on.") boolean forNow,
      @Option(names = "--recall", description = "Also tells the channel to take back what it sent.")
          boolean recall)
      throws IOException {
    if (forNow && recall) {
      throw new ParameterException(
          spec.commandLine(), "--for-now and --recall exclude each other: name one");
    }
    return act(target, forNow ? "pause" : recall ? "recall" : "cancel");
  }

  @Command(
      name = "result",
      mixinStandardHelpOptions = true,
      description = "Prints what became of a campaign: messages, people and items left out.")
  int result(@Mixin Target target) throws IOException {
    return read(target, "/result", CampaignText::result);
  }

  private interface Text {
    String of(JsonNode answer);
  }

  private int read(Target target, String what, Text text) throws IOException {
    try (ServiceClient service = target.data.client(clock)) {
      JsonNode answer = ServiceClient.good(service.get(target.path() + what));
      print(target.json, answer, text.of(answer));
    }
    return Exit.OK;
  }

  private int act(Target target, String action) throws IOException {
    try (ServiceClient service = target.data.client(clock)) {
      JsonNode read = ServiceClient.good(service.get(target.path()));
      String tag = "\"" + read.path("version").asText() + "\"";
      JsonNode done = ServiceClient.good(service.act(target.path() + "/" + action, tag));
      print(target.json, done, CampaignText.one(done));
    }
    return Exit.OK;
  }

  private void print(boolean json, JsonNode answer, String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer + System.lineSeparator() : text);
    out.flush();
  }
}
