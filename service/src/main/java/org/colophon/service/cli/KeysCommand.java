package org.colophon.service.cli;

import static org.colophon.service.cli.ServiceClient.good;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import org.colophon.service.api.PercentEncoding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon keys …`.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "The API keys by which programs are known.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  colophon keys add shop --role reader --imprint nordufer --data data"
    })
final class KeysCommand implements Runnable {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  KeysCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: add, list, rotate, revoke.");
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Makes a key and prints it. It is not stored: it cannot be shown again.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Under which records keep what it did.")
          String name,
      @Mixin GrantOptions grant,
      @Option(
              names = "--source",
              paramLabel = "ID",
              description =
                  "A source that an integration writes facts of; may be repeated (default: all).")
          @Nullable List<String> sources,
      @Option(
              names = "--expires",
              paramLabel = "DATE",
              description = "The last day on which it is valid (default: it does not end).")
          @Nullable String expires,
      @Mixin DataOption data)
      throws IOException {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("name", name);
    ObjectNode stated = grant.toNode();
    if (sources != null) {
      sources.forEach(stated.putArray("sources")::add);
    }
    request.set("grant", stated);
    if (expires != null) {
      request.put("expires_at", expires);
    }
    try (ServiceClient client = data.client(clock)) {
      out().println(good(client.post("/v1/keys", request)).path("secret").asText());
    }
    return Exit.OK;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists keys: what they may do, when they end and when they were last used.")
  int list(@Mixin DataOption data) throws IOException {
    try (ServiceClient client = data.client(clock)) {
      for (JsonNode key : client.read("/v1/keys").path("keys")) {
        out()
            .printf(
                "%s  %s  %s%s%n",
                key.path("id").asText(),
                key.path("name").asText(),
                AccountsCommand.grant(key.path("grant")),
                state(key));
      }
    }
    return Exit.OK;
  }

  private static String state(JsonNode key) {
    String used = key.has("used_at") ? "  used " + key.path("used_at").asText() : "  never used";
    if (key.has("revoked_at")) {
      return used + "  revoked " + key.path("revoked_at").asText();
    }
    return key.has("expires_at") ? used + "  ends " + key.path("expires_at").asText() : used;
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = "Makes a key in the place of another one, which works on for `key_overlap`.")
  int rotate(
      @Parameters(paramLabel = "ID", description = "The key's id, as `list` says it.") String id,
      @Mixin DataOption data)
      throws IOException {
    try (ServiceClient client = data.client(clock)) {
      out()
          .println(
              good(client.post(path(id) + "/rotate", NullNode.instance)).path("secret").asText());
    }
    return Exit.OK;
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a key at once.")
  int revoke(
      @Parameters(paramLabel = "ID", description = "The key's id, as `list` says it.") String id,
      @Mixin DataOption data)
      throws IOException {
    try (ServiceClient client = data.client(clock)) {
      good(client.delete(path(id)));
      out().println("revoked");
    }
    return Exit.OK;
  }

  private static String path(String id) {
    return "/v1/keys/" + PercentEncoding.of(id);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
