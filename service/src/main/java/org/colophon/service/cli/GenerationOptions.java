package org.colophon.service.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.colophon.service.generation.ChatModels;
import org.colophon.service.generation.GenerationService;
import org.colophon.service.generation.GenerationStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options for the language model that writes proposals; none unless its address is stated.
final class GenerationOptions {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  @Option(
      names = "--llm-url",
      paramLabel = "URL",
      description =
          "The address of a language model's endpoint, such as http://127.0.0.1:11434; without it"
              + " no model is asked.")
  @Nullable URI url;

  @Option(names = "--llm-model", paramLabel = "NAME", description = "The language model's name.")
  String model = "";

  @Option(
      names = "--llm-kind",
      paramLabel = "KIND",
      defaultValue = "OPENAI",
      description =
          "The endpoint's protocol: openai (compatible ones too) or ollama" + " (default: openai).")
  ChatModels.Kind kind = ChatModels.Kind.OPENAI;

  @Option(
      names = "--llm-local",
      description =
          "The endpoint runs on a machine of yours and passes nothing on: it may be told of drafts"
              + " and of what is reserved against mining.")
  boolean local;

  @Option(
      names = "--llm-key-file",
      paramLabel = "FILE",
      description = "A file with the endpoint's API key alone.")
  @Nullable Path keyFile;

  @Option(
      names = "--llm-seconds",
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "How long an answer is waited for (default: ${DEFAULT-VALUE}).")
  int seconds = 20;

  @Option(
      names = "--llm-calls-per-day",
      paramLabel = "NUMBER",
      defaultValue = "500",
      description = "The most calls of a day (default: ${DEFAULT-VALUE}).")
  int callsPerDay = 500;

  @Option(
      names = "--llm-tokens-per-day",
      paramLabel = "NUMBER",
      defaultValue = "1000000",
      description =
          "After so many tokens no further call is made that day" + " (default: ${DEFAULT-VALUE}).")
  long tokensPerDay = 1_000_000;

  /// An endpoint, checked.
  record Endpoint(ChatModels.Kind kind, URI url, String key, GenerationService.Settings settings) {}

  /// The endpoint; empty when none is stated.
  ///
  /// @throws IllegalArgumentException when it is not complete, or would be sent texts unencrypted
  Optional<Endpoint> endpoint(String territory) {
    if (url == null) {
      return Optional.empty();
    }
    String host = url.getHost();
    if (host == null || model.isBlank()) {
      throw new IllegalArgumentException(
          "--llm-url needs a scheme and a host, and --llm-model the name of a model");
    }
    if (!local && !"https".equals(url.getScheme()) && !THIS_MACHINE.contains(host)) {
      throw new IllegalArgumentException(
          "texts would be sent to " + host + " unencrypted: use https, or state --llm-local");
    }
    GenerationService.Settings settings =
        new GenerationService.Settings(
            model,
            local,
            Duration.ofSeconds(seconds),
            new GenerationStore.Budget(callsPerDay, tokensPerDay),
            territory);
    return Optional.of(new Endpoint(kind, url, key(), settings));
  }

  private String key() {
    if (keyFile == null) {
      return "";
    }
    try {
      return Files.readString(keyFile).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("--llm-key-file: cannot read " + keyFile, e);
    }
  }
}
