package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.text.CsvRows;

/// A reader of titles of the British Library's digitised books with the genre that annotators gave.
/// One book is annotated in several rows; it becomes one example, with the genre that most rows
/// give it (the first one given where they are even).
final class CatalogueTitles {
  private CatalogueTitles() {}

  static List<Example> read(SetFile reading) {
    Map<String, Example.Text> books = new LinkedHashMap<>();
    Map<String, Map<String, Integer>> votes = new LinkedHashMap<>();
    for (Path file : reading.files(".csv")) {
      Table table = Table.read(reading, file);
      for (CsvRows.Row row : table.rows()) {
        String genre = table.cell(row, "annotator_genre").strip();
        String title = table.cell(row, "Title").strip();
        if (title.isEmpty() || genre.isEmpty()) {
          throw new BrokenFileException(file, row.line(), "has no title or no annotator_genre");
        }
        String id = table.cell(row, "BL record ID");
        votes.computeIfAbsent(id, i -> new LinkedHashMap<>()).merge(genre, 1, Integer::sum);
        books.putIfAbsent(id, book(reading, table, row, id));
      }
    }
    return books.values().stream()
        .<Example>map(book -> {
          String genre = most(votes.getOrDefault(book.id(), Map.of()));
          return new Example.Text(book.id(), book.fields(), List.of(genre), book.facets());
        })
        .toList();
  }

  private static Example.Text book(SetFile reading, Table table, CsvRows.Row row, String id) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("title", table.cell(row, "Title").strip());
    SortedMap<String, String> facets = reading.facets();
    facets.put("language", table.cell(row, "Languages").strip());
    facets.put("group", table.cell(row, "Title").strip());
    return new Example.Text(id, fields, List.of(), facets);
  }

  private static String most(Map<String, Integer> votes) {
    String best = "";
    int most = 0;
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      if (vote.getValue() > most) {
        most = vote.getValue();
        best = vote.getKey();
      }
    }
    return best;
  }
}
