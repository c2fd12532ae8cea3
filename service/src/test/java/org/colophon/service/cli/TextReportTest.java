package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.colophon.annotation.Annotation.Kind;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `gate report` says of texts and records, on a data directory and against a service.
class TextReportTest {
  private static final String TEXT =
      "Der Fluss stieg in der Nacht und stand am Morgen bei fünf Metern, Freiwillige füllten Säcke"
          + " hinter der alten Mühle, und die Feuerwehr schloss die Tore am Hafen.";

  private static final URL CATALOGUE =
      Objects.requireNonNull(
          TestService.class.getResource("/org/colophon/service/http/catalogue.ndjson"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  private String run(String... arguments) {
    out.getBuffer().setLength(0);
    Commands.of(() -> TestService.NOW)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
    assertEquals("", err.toString());
    return out.toString();
  }

  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(CATALOGUE.getPath())));
    String book =
        lines.stream().filter(line -> line.contains("\"hafenfall\"")).findFirst().orElseThrow();
    for (String id : List.of("flut-eins", "flut-zwei")) {
      ObjectNode item = (ObjectNode) CommandJson.MAPPER.readTree(book);
      item.put("id", id).put("title", "Bericht " + id).put("content_type", "news");
      item.put("text", id.endsWith("zwei") ? TEXT.replace("fünf", "sechs") : TEXT);
      item.put("canonical_id", "url:https://kai.example/" + id);
      item.remove("products");
      lines.add(item.toString());
      lines.add(
          "{\"schema\":\"colophon-contributor/1\",\"id\":\"c-%s\",\"name\":\"Ada Boje\"}"
              .formatted(id));
    }
    return lines;
  }

  @Test
  void listsTextsThatAreNearlyTheSameAndRecordsOfOneName() throws IOException {
    Path records = Files.write(folder.resolve("records.ndjson"), lines());
    String data = folder.resolve("data").toString();
    run("import", records.toString(), "--data", data);
    String text = run("gate", "report", "--data", data);
    assertTrue(text.contains("flut-eins and flut-zwei"), text);
    assertTrue(
        text.contains(
            "one name Ada Boje: contributor:c-flut-eins (0 works), contributor:c-flut-zwei (0"),
        text);
    JsonNode json = CommandJson.MAPPER.readTree(run("gate", "report", "--data", data, "--json"));
    assertEquals("flut-zwei", json.at("/duplicates/0/other/id").asText(), json::toString);
    assertEquals("Ada Boje", json.at("/gaps/namesakes/0/name").asText());
    assertFalse(
        CommandJson.MAPPER
            .readTree(run("gate", "report", "--data", data, "--json", "--imprint", "kai"))
            .has("gaps"));
  }

  @Test
  void asksARunningServiceForTheSame() throws IOException {
    try (TestService service = DemoService.start(0)) {
      Instance.announce(folder, URI.create(service.address()).getPort(), "");
      for (String item : List.of("hafenlicht", "nebelkai", "schlickland")) {
        service.mentions().say(item, Kind.ENTITY, "per:ida brecht", "Ida Brecht");
      }
      String data = folder.toString();
      assertTrue(
          run("gate", "report", "--data", data).contains("no record Ida Brecht: in 3 items"),
          out.toString());
      assertFalse(run("gate", "report", "--data", data, "--least", "4").contains("Ida Brecht"));
      JsonNode json = CommandJson.MAPPER.readTree(run("gate", "report", "--data", data, "--json"));
      assertTrue(json.get("duplicates").isArray(), json::toString);
      assertFalse(run("gate", "report", "--data", data, "--desk", "d").contains("Ida Brecht"));
    } finally {
      Instance.leave(folder);
    }
  }
}
