package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.colophon.service.api.PercentEncoding;
import org.colophon.service.app.TemporaryCatalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon radar`.
@Command(
    name = "radar",
    mixinStandardHelpOptions = true,
    description = "Finds backlist that fits a topic or an event, with what has to be fixed first.",
    footer = {
      "",
      "Examples:",
      "  colophon radar --topic \"Sturmflut Nordsee\" --on 2027-02-16 catalogue.xml",
      "  colophon radar --topic \"Sturmflut Nordsee\" --data data/demo --json",
      "",
      "With files, nothing else is needed. Without, the data directory is searched; a running",
      "service is asked, of options of files with --imprint alone: whose editors ask. Backlist is",
      "what was published more than 24 months before."
    })
final class RadarCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "ONIX messages, feeds, JSON Lines.")
  private List<Path> files = List.of();

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "WORDS",
      description = "What it is about.")
  private String topic = "";

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description = "The day of the event, at whose end the items are judged (default: now).")
  private @Nullable String on;

  @Option(
      names = "--k",
      defaultValue = "20",
      description = "The most items (default: ${DEFAULT-VALUE}).")
  private int k = 20;

  @Option(names = "--url", paramLabel = "URL", description = "A service, in place of --data.")
  private @Nullable URI url;

  @Option(names = "--json", description = "One JSON object, as GET /v1/governance/radar answers.")
  private boolean json;

  @Mixin private final DataOption data = new DataOption();

  @Mixin private final AuditOptions options = new AuditOptions();

  RadarCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (k < 1 || k > 200) {
      throw new ParameterException(spec.commandLine(), "--k is not a number from 1 to 200");
    }
    options.checkTopic(topic);
    JsonNode found = files.isEmpty() ? asked() : searched();
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? found + "\n" : text(found));
    out.flush();
    return Exit.OK;
  }

  private JsonNode searched() throws IOException {
    var request = options.request(files, on, clock.instant(), null, List.of(topic));
    try (TemporaryCatalog catalog = TemporaryCatalog.open(clock.instant())) {
      return catalog.audit(options.vocabularies()).radar(request, topic, k);
    }
  }

  private JsonNode asked() throws IOException {
    options.checkNoneForFiles();
    String path =
        "/v1/governance/radar?topic="
            + PercentEncoding.of(topic)
            + "&k="
            + k
            + (on == null ? "" : "&on=" + PercentEncoding.of(on))
            + options.imprint().map(id -> "&imprint=" + PercentEncoding.of(id)).orElse("");
    try (ServiceClient service = url == null ? data.client(clock) : ServiceClient.over(url, "")) {
      return service.read(path);
    }
  }

  private static String text(JsonNode found) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %d of %d works of the backlist fit; %d have no date%n"
            .formatted(
                found.path("topic").asText(),
                found.path("fitting").asInt(),
                found.path("searched").asInt(),
                found.path("undated").asInt()));
    for (JsonNode item : found.path("items")) {
      text.append(
          "%n%s (%s), %s%n  fits by: %s%n"
              .formatted(
                  item.path("title").asText(),
                  item.path("item").asText(),
                  item.path("published_at").asText().replaceFirst("T.*", ""),
                  words(item.path("words"))));
      for (JsonNode fix : item.path("fixes")) {
        text.append(
            "  first: %s (%s: %s)%n"
                .formatted(
                    fix.path("fix").asText(),
                    fix.path("code").asText(),
                    fix.path("subject").asText()));
      }
      for (JsonNode subject : item.path("subjects")) {
        text.append(
            "  subject: %s %s%n"
                .formatted(
                    subject.path("problem").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                    subject.path("code").asText()));
      }
      if (item.path("fixes").isEmpty()) {
        text.append("  may be recommended\n");
      }
    }
    return text.toString();
  }

  private static String words(JsonNode words) {
    StringBuilder all = new StringBuilder();
    words.forEach(word -> all.append(all.isEmpty() ? "" : ", ").append(word.asText()));
    return all.toString();
  }
}
