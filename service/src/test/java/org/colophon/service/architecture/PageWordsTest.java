package org.colophon.service.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The texts of the pages, which several files per language hold together.
class PageWordsTest {
  private static final Path WEB =
      Path.of(System.getProperty("colophon.root", ".."), "service/src/main/resources/web");
  private static final Pattern KEY = Pattern.compile("^  (\\w+):", Pattern.MULTILINE);

  /// The files of a language that have a key, by key.
  private static Map<String, Set<String>> keys(String language) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(WEB)) {
      files =
          all.filter(file -> file.toString().matches(".*words(-\\w+)*-" + language + "\\.js"))
              .toList();
    }
    Map<String, Set<String>> keys = new TreeMap<>();
    for (Path file : files) {
      Matcher matcher = KEY.matcher(Files.readString(file));
      while (matcher.find()) {
        keys.computeIfAbsent(matcher.group(1), _ -> new TreeSet<>())
            .add(String.valueOf(file.getFileName()));
      }
    }
    assertTrue(keys.size() > 500, "the texts were found");
    return keys;
  }

  @Test
  void noFileReplacesATextOfAnother() throws IOException {
    for (String language : List.of("de", "en")) {
      Map<String, Set<String>> keys = keys(language);
      keys.values().removeIf(files -> files.size() == 1);
      assertEquals(Map.of(), keys, "give one of them another key");
    }
  }

  /// German says itself what English takes from the service's answer: faults and what helps.
  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    Set<String> german = new TreeSet<>(keys("de").keySet());
    Set<String> english = keys("en").keySet();
    german.removeIf(key -> key.matches("(fix|problem)_.*") && !english.contains(key));
    assertEquals(german, english);
  }
}
