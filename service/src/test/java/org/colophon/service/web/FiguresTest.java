package org.colophon.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The figures that the page of models shows are those of the last measurement, each with what a
/// release has to reach. `-Dcolophon.write=true` writes the file.
class FiguresTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", ".."));
  private static final Path FILE = ROOT.resolve("service/src/main/resources/web/figures.json");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Test
  void theFileHasTheMeasuredFiguresAndTheirFloors() throws IOException {
    String expected = expected();
    if (Boolean.getBoolean("colophon.write")) {
      Files.writeString(FILE, expected);
    }
    assertEquals(expected, Files.readString(FILE));
  }

  /// One figure a line, so that a change of one is a change of one line.
  private static String expected() throws IOException {
    Map<String, JsonNode> floors = floors();
    JsonNode rows = JSON.readTree(ROOT.resolve("eval/results.json").toFile()).path("rows");
    return Stream.iterate(0, i -> i < rows.size(), i -> i + 1)
        .map(i -> figure((ObjectNode) rows.get(i), floors).toString())
        .collect(Collectors.joining(",\n", "{\"figures\": [\n", "\n]}\n"));
  }

  private static ObjectNode figure(ObjectNode row, Map<String, JsonNode> floors) {
    ObjectNode figure = row.deepCopy();
    figure.remove("published");
    for (String number : List.of("value", "low", "high")) {
      figure.put(number, Math.round(row.path(number).doubleValue() * 1e4) / 1e4);
    }
    JsonNode floor = floors.get(key(row));
    if (floor != null) {
      double least = floor.path("value").doubleValue() - floor.path("tolerance").doubleValue();
      figure.put("least", Math.round(least * 1e4) / 1e4);
    }
    return figure;
  }

  private static Map<String, JsonNode> floors() throws IOException {
    Map<String, JsonNode> floors = new HashMap<>();
    for (JsonNode floor : new YAMLMapper().readTree(ROOT.resolve("eval/floors.yaml").toFile())) {
      floors.put(key(floor.path("of")), floor);
    }
    return floors;
  }

  private static String key(JsonNode of) {
    return String.join(
        "/", of.path("set").asText(), of.path("system").asText(), of.path("metric").asText());
  }
}
