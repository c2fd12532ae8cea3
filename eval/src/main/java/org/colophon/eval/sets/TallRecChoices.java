package org.colophon.eval.sets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reader of books that a reader liked and disliked, and one more to guess, written as prompts
/// for a language model (TALLRec).
final class TallRecChoices {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BOOK = Pattern.compile("\"(.*?)\" written by (.*?)(?=, \"|\"\\?|$)");

  private TallRecChoices() {}

  static List<Example> read(SetFile reading) {
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(".json")) {
      JsonNode list = parse(file, reading.text(file));
      for (int i = 0; i < list.size(); i++) {
        examples.add(example(reading, file, i + 1, list.get(i)));
      }
    }
    return examples;
  }

  private static JsonNode parse(Path file, String text) {
    try {
      JsonNode list = JSON.readTree(text);
      if (!list.isArray()) {
        throw new BrokenFileException(file, 1, "is not a JSON list");
      }
      return list;
    } catch (JacksonException e) {
      throw new BrokenFileException(file, e.getLocation().getLineNr(), e.getOriginalMessage());
    }
  }

  private static Example example(SetFile reading, Path file, int number, JsonNode node) {
    String input = node.path("input").asText();
    String output = node.path("output").asText();
    int unliked = input.indexOf("\nUser Unpreference:");
    int target = input.indexOf("\nWhether the user will like the target book");
    if (!input.startsWith("User Preference:")
        || unliked < 0
        || target < unliked
        || !output.matches("(Yes|No)\\.")) {
      throw new BrokenFileException(
          file, 0, "entry " + number + " has no preference, unpreference, target or Yes/No");
    }
    List<Example.Entry> books = books(input.substring(target).replace("book \"\"", "book \""));
    if (books.size() != 1) {
      throw new BrokenFileException(
          file, 0, "entry " + number + " has " + books.size() + " target books");
    }
    return new Example.Choice(
        file.getFileName() + "#" + number,
        books(input.substring(0, unliked)),
        books(input.substring(unliked, target)),
        List.of(new Example.Candidate(books.getFirst(), output.equals("Yes.") ? 1 : 0)),
        reading.facets());
  }

  private static List<Example.Entry> books(String text) {
    List<Example.Entry> books = new ArrayList<>();
    Matcher book = BOOK.matcher(text.strip());
    while (book.find()) {
      SortedMap<String, String> fields = new TreeMap<>();
      fields.put("title", book.group(1).strip());
      fields.put("author", book.group(2).strip());
      books.add(new Example.Entry(book.group(1).strip(), fields));
    }
    return books;
  }
}
