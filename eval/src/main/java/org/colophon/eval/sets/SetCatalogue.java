package org.colophon.eval.sets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The catalogue of known sets, in a fixed order.
public final class SetCatalogue {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String HOME = "/org/colophon/eval/sets/";

  private final Map<String, SetDefinition> sets;

  private SetCatalogue(Map<String, SetDefinition> sets) {
    this.sets = Collections.unmodifiableMap(sets);
  }

  /// The sets that come with the product; `sets/index.yaml` gives their order.
  public static SetCatalogue builtIn() {
    Map<String, SetDefinition> sets = new LinkedHashMap<>();
    for (Object id : resource("index.yaml", List.class)) {
      SetDefinition definition = resource(id + ".yaml", SetDefinition.class);
      sets.put(definition.id(), definition);
    }
    return new SetCatalogue(sets);
  }

  /// These sets and those of a folder's `.yaml` files, which win where an id is the same.
  ///
  /// @throws BrokenFileException for a file that is no definition
  public SetCatalogue withFolder(Path folder) {
    Map<String, SetDefinition> all = new LinkedHashMap<>(sets);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        SetDefinition definition = YAML.readValue(file.toFile(), SetDefinition.class);
        all.put(definition.id(), definition);
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BrokenFileException(folder, Math.max(0, line), e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read set definitions in " + folder, e);
    }
    return new SetCatalogue(all);
  }

  public List<SetDefinition> all() {
    return List.copyOf(sets.values());
  }

  public Optional<SetDefinition> find(String id) {
    return Optional.ofNullable(sets.get(id));
  }

  private static <T> T resource(String name, Class<T> type) {
    try (InputStream in = SetCatalogue.class.getResourceAsStream(HOME + name)) {
      if (in == null) {
        throw new IllegalStateException("the set definition " + name + " is not in this build");
      }
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the built-in set definition " + name, e);
    }
  }
}
