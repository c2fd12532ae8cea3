package org.colophon.service.cli;

import static org.colophon.service.cli.ServiceClient.good;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.api.PercentEncoding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon accounts …`.
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    description = "The accounts with which people sign in.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  colophon accounts add m.keller --role editor --imprint nordufer --data data"
    })
final class AccountsCommand implements Runnable {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  AccountsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: add, list, disable.");
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Makes an account, or gives one a new password and other rights.",
        "Asks for the password; reads it from the standard input where there is no terminal."
      })
  int add(
      @Parameters(paramLabel = "NAME", description = "With which the person signs in.") String name,
      @Mixin GrantOptions grant,
      @Mixin DataOption data)
      throws IOException {
    ObjectNode request = grant.toNode().put("password", password());
    try (ServiceClient client = data.client(clock)) {
      good(client.put(path(name), request));
      out().println(name + " may sign in");
    }
    return Exit.OK;
  }

  @SuppressWarnings("SystemConsoleNull") // it is null again without the module jdk.internal.le
  private String password() throws IOException {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    }
    String first = new String(console.readPassword("Password: "));
    String again = new String(console.readPassword("Again: "));
    if (!first.equals(again)) {
      throw new ParameterException(
          spec.commandLine(), "The passwords differ: type the same twice.");
    }
    return first;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists accounts: what they may do and when they were last used.")
  int list(@Mixin DataOption data) throws IOException {
    try (ServiceClient client = data.client(clock)) {
      for (JsonNode account : client.read("/v1/accounts").path("accounts")) {
        String used =
            account.has("used_at")
                ? "signed in " + account.path("used_at").asText()
                : "never signed in";
        String state =
            account.has("disabled_at") ? "disabled " + account.path("disabled_at").asText() : used;
        out()
            .printf(
                "%s  %s  %s%n", account.path("name").asText(), grant(account.path("grant")), state);
      }
    }
    return Exit.OK;
  }

  /// What may be done, in one line.
  static String grant(JsonNode grant) {
    String roles = joined(grant.path("roles"));
    String imprints = grant.has("imprints") ? " of " + joined(grant.path("imprints")) : "";
    String sources = grant.has("sources") ? " from " + joined(grant.path("sources")) : "";
    return roles + imprints + sources;
  }

  private static String joined(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add(text.asText()));
    return String.join(", ", all);
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Signs a person out and lets nobody sign in with the account any more.")
  int disable(
      @Parameters(paramLabel = "NAME", description = "The account's name.") String name,
      @Mixin DataOption data)
      throws IOException {
    try (ServiceClient client = data.client(clock)) {
      good(client.delete(path(name)));
      out().println(name + " is disabled");
    }
    return Exit.OK;
  }

  private static String path(String name) {
    return "/v1/accounts/" + PercentEncoding.of(name);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
