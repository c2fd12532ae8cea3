package org.colophon.service.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A labelled file that people made, one JSON object a line.
///
/// @param machine what a machine did, for the refusal of a line that says a machine made it
/// @param unconfirmed the pronoun of what nobody confirmed
record LabelledLines(Path file, String machine, String unconfirmed) {
  /// Reads the first lines that are not blank.
  ///
  /// @param most how many
  /// @param reader makes of a line what is learned from, or throws [IllegalArgumentException]
  /// @throws IllegalArgumentException naming the line that cannot be learned from
  <T> List<T> read(int most, Function<JsonNode, T> reader) throws IOException {
    List<T> made = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank() && made.size() < most) {
        try {
          made.add(reader.apply(parsed(line)));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    return made;
  }

  /// The texts of an array; none where it is missing.
  static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private JsonNode parsed(String line) {
    JsonNode node;
    try {
      node = CommandJson.MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    if (node.path("origin").asText("human").equals("machine")) {
      throw new IllegalArgumentException(
          "a machine " + machine + " and nobody confirmed " + unconfirmed);
    }
    return node;
  }
}
