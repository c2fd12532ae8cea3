package org.colophon.eval.sets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A loader of sets from a data folder.
///
/// @param data where the sets' folders lie
/// @param train replaces the training part: a file or folder in the set's format
/// @param test replaces the part to measure on
public record SetLoader(Path data, @Nullable Path train, @Nullable Path test) {
  /// Reads both parts.
  ///
  /// @throws BrokenFileException where a file is missing or broken, or the gold is machine-made
  public LabelledSet load(SetDefinition definition) {
    if (!definition.gold().origin().equals("human")) {
      throw new BrokenFileException(
          Path.of(definition.id() + ".yaml"),
          0,
          "labels of origin '"
              + definition.gold().origin()
              + "' are not accepted as gold: use labels of origin 'human'");
    }
    SortedMap<String, String> checksums = new TreeMap<>();
    List<Example> learn = new ArrayList<>(read(definition, Part.TRAIN, checksums));
    background(definition).ifPresent(path -> learn.addAll(background(definition, path, checksums)));
    List<Example> measure = read(definition, Part.TEST, checksums);
    Path hierarchy = hierarchyFile(definition).orElse(null);
    if (hierarchy != null && Files.exists(hierarchy)) {
      checksums.put(name(hierarchy), Checksums.of(hierarchy));
    }
    return new LabelledSet(definition, learn, measure, checksums);
  }

  /// The first file of the set that is not there; empty where all are.
  public Optional<Path> missing(SetDefinition definition) {
    List<Path> needed = new ArrayList<>(paths(definition, Part.TRAIN));
    needed.addAll(paths(definition, Part.TEST));
    hierarchyFile(definition).ifPresent(needed::add);
    background(definition).ifPresent(needed::add);
    if (needed.isEmpty()) {
      return Optional.of(data.resolve(definition.id()));
    }
    return needed.stream().filter(path -> !Files.exists(path)).findFirst();
  }

  /// The file named by the option `hierarchy`: a child after its parent on each line.
  public Optional<Path> hierarchyFile(SetDefinition definition) {
    return Optional.ofNullable(definition.files().options().get("hierarchy")).map(data::resolve);
  }

  /// The file or folder named by the option `background`: labelled texts for training that are
  /// never measured, also not in a cross-validation. Not used where the train part is replaced.
  private Optional<Path> background(SetDefinition definition) {
    return train != null
        ? Optional.empty()
        : Optional.ofNullable(definition.files().options().get("background")).map(data::resolve);
  }

  private List<Example> background(
      SetDefinition definition, Path path, SortedMap<String, String> checksums) {
    checksums.put(name(path), Checksums.of(path));
    SetFile reading =
        new SetFile(path, Part.TRAIN, definition.about().language(), definition.files().options());
    return SetFormat.reader(definition.files().format()).read(reading).stream()
        .map(Example::asBackground)
        .toList();
  }

  private List<Example> read(
      SetDefinition definition, Part part, SortedMap<String, String> checksums) {
    SetReader reader = SetFormat.reader(definition.files().format());
    List<Example> examples = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Path path : paths(definition, part)) {
      SortedMap<String, String> options = definition.files().options();
      SetFile reading = new SetFile(path, part, definition.about().language(), options);
      for (Example example : reader.read(reading)) {
        if (!ids.add(example.id())) {
          throw new BrokenFileException(path, 0, "the id '" + example.id() + "' occurs twice");
        }
        examples.add(example);
      }
      checksums.put(name(path), Checksums.of(path));
      reading.translation().ifPresent(file -> checksums.put(name(file), Checksums.of(file)));
    }
    return examples;
  }

  private List<Path> paths(SetDefinition definition, Part part) {
    Path replacement = part == Part.TRAIN ? train : test;
    if (replacement != null) {
      return List.of(replacement);
    }
    List<String> named =
        part == Part.TRAIN ? definition.files().train() : definition.files().test();
    return named.stream().map(data::resolve).toList();
  }

  /// Relative to the data folder where it lies in there, so that no machine's paths are stored.
  private String name(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    Path home = data.toAbsolutePath().normalize();
    Path shown = whole.startsWith(home) ? home.relativize(whole) : whole.getFileName();
    return String.valueOf(shown).replace('\\', '/');
  }
}
