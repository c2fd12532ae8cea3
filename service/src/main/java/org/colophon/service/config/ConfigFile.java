package org.colophon.service.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A configuration file: YAML with one key a line, and where in it each key stands.
final class ConfigFile {
  /// What stands for something that is neither a value nor a list of values.
  private static final String NO_VALUE = "";

  private final Path file;
  private final List<ConfigValue> values = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private ConfigFile(Path file) {
    this.file = file;
  }

  /// Reads a file; what is wrong with it is in [#problems].
  static ConfigFile read(Path file) {
    ConfigFile read = new ConfigFile(file);
    try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file))) {
      read.entries(parser);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("").strip();
      read.problems.add(file + ":" + line + ": is not valid YAML: " + reason);
    } catch (IOException e) {
      read.problems.add(file + ": cannot be read; name a file that exists: " + e.getMessage());
    }
    return read;
  }

  List<ConfigValue> values() {
    return values;
  }

  List<String> problems() {
    return problems;
  }

  private void entries(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return; // empty, or comments only
    }
    if (first != JsonToken.START_OBJECT) {
      problems.add(file + ":1: is not a list of keys and values; write lines such as 'port: 8080'");
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String place = file + ":" + parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      Optional<ConfigKey> key = ConfigKey.find(name);
      List<String> texts = texts(parser);
      if (key.isEmpty()) {
        problems.add(place + ": " + name + ": " + ConfigSources.UNKNOWN);
      } else if (texts.contains(NO_VALUE)) {
        problems.add(place + ": " + name + ": is not a value or a list of values; write one");
      } else {
        add(new ConfigValue(key.get(), texts, place));
      }
    }
  }

  private void add(ConfigValue value) {
    String name = value.place() + ": " + value.key().text();
    if (values.stream().anyMatch(other -> other.key() == value.key())) {
      problems.add(name + ": stands twice; remove one of the lines");
    } else if (value.texts().size() != 1 && !value.key().isList()) {
      problems.add(name + ": is not one value; write one");
    } else {
      values.add(value);
    }
  }

  private static List<String> texts(JsonParser parser) throws IOException {
    List<String> texts = new ArrayList<>();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        texts.add(text(parser));
      }
    } else {
      texts.add(text(parser));
    }
    return texts;
  }

  private static String text(JsonParser parser) throws IOException {
    if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
      return parser.getText();
    }
    parser.skipChildren();
    return NO_VALUE;
  }
}
