package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.colophon.service.api.ApiException;
import org.colophon.service.imports.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The manifest of a delivery as a file, flags, or both; a flag wins.
final class ManifestOptions {
  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "YAML or JSON file with source, imprint, desk, content_type, language, …")
  private @Nullable Path file;

  @Option(names = "--source", paramLabel = "ID", description = "Where the records come from.")
  private @Nullable String source;

  @Option(names = "--imprint", paramLabel = "ID", description = "Whose items they are.")
  private @Nullable String imprint;

  @Option(names = "--desk", paramLabel = "ID", description = "The team responsible for them.")
  private @Nullable String desk;

  @Option(
      names = "--content-type",
      paramLabel = "TYPE",
      description = "book, news, guide, archive or page.")
  private @Nullable String contentType;

  @Option(names = "--language", paramLabel = "CODE", description = "de, en, …")
  private @Nullable String language;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "jsonl, onix, feed, ninjs, pages, wordpress, csv, documents, bbc or blurbs.")
  private @Nullable String format;

  @Option(
      names = "--published-at",
      paramLabel = "DATE",
      description = "Of articles whose files do not say.")
  private @Nullable String publishedAt;

  /// Both together.
  ///
  /// @param usage makes the fault for a manifest that is wrong
  /// @param zone of one that names none
  Manifest manifest(Function<String, ParameterException> usage, ZoneId zone) throws IOException {
    Map<String, String> flags = flags();
    String text = "{}";
    Path manifest = file;
    if (manifest != null) {
      if (!Files.isRegularFile(manifest)) {
        throw usage.apply("there is no manifest " + manifest);
      }
      text = Files.readString(manifest);
    }
    if (!flags.isEmpty()) {
      text = merged(text, flags, usage);
    }
    try {
      return Manifest.read(text, zone);
    } catch (ApiException e) {
      String field = e.pointer().isEmpty() ? "" : e.pointer() + " ";
      throw usage.apply("the manifest: " + field + e.reason() + "; " + e.problem().fix());
    }
  }

  private static String merged(
      String text, Map<String, String> flags, Function<String, ParameterException> usage)
      throws IOException {
    if (!(new YAMLMapper().readTree(text) instanceof ObjectNode node)) {
      throw usage.apply("the manifest is not a list of fields and values");
    }
    flags.forEach(node::put);
    return node.toString();
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    put(flags, "source", source);
    put(flags, "imprint", imprint);
    put(flags, "desk", desk);
    put(flags, "content_type", contentType);
    put(flags, "language", language);
    put(flags, "format", format);
    put(flags, "published_at", publishedAt);
    return flags;
  }

  /// What is absent is left out.
  static void put(Map<String, String> flags, String name, @Nullable String value) {
    if (value != null) {
      flags.put(name, value);
    }
  }
}
