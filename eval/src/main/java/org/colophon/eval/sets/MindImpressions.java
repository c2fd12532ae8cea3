package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.text.CsvRows;

/// A reader of news impressions in which a reader clicked one of several candidates. Cells hold one
/// entry per line; the label is `C` and the number of the candidate that was clicked.
final class MindImpressions {
  private MindImpressions() {}

  static List<Example> read(SetFile reading) {
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(".csv")) {
      Table table = Table.read(reading, file);
      for (CsvRows.Row row : table.rows()) {
        List<Example.Entry> history = entries(table, row, "history");
        List<Example.Entry> offered = entries(table, row, "candidate");
        Set<Integer> clicked = clicked(file, row.line(), table.cell(row, "label"), offered.size());
        List<Example.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
          candidates.add(new Example.Candidate(offered.get(i), clicked.contains(i) ? 1 : 0));
        }
        SortedMap<String, String> facets = reading.facets();
        facets.put("history", history.size() < 10 ? "under 10 clicks" : "10 clicks or more");
        examples.add(
            new Example.Choice(
                table.cell(row, "impression_id"), history, List.of(), candidates, facets));
      }
    }
    return examples;
  }

  /// One click or more, such as `C3` or `C3,C8`; from 0.
  private static Set<Integer> clicked(Path file, int line, String label, int offered) {
    Set<Integer> clicked = new TreeSet<>();
    for (String one : label.split(",", -1)) {
      int number =
          one.strip().matches("C\\d{1,4}") ? Integer.parseInt(one.strip().substring(1)) : 0;
      if (number < 1 || number > offered) {
        throw new BrokenFileException(
            file, line, "the label is C1 to C" + offered + ", got '" + label + "'");
      }
      clicked.add(number - 1);
    }
    return clicked;
  }

  private static List<Example.Entry> entries(Table table, CsvRows.Row row, String side) {
    List<String> ids = lines(table, row, side + "_news_id");
    List<String> titles = lines(table, row, side + "_title");
    List<String> categories = lines(table, row, side + "_category");
    List<String> subcategories = lines(table, row, side + "_subvert");
    List<String> abstracts = lines(table, row, side + "_abstract");
    if (titles.size() != ids.size() || categories.size() != ids.size()) {
      throw new BrokenFileException(
          table.file(),
          row.line(),
          side + " has " + ids.size() + " ids and " + titles.size() + " titles");
    }
    List<Example.Entry> entries = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      SortedMap<String, String> fields = new TreeMap<>();
      fields.put("title", titles.get(i).strip());
      fields.put("category", categories.get(i).strip());
      fields.put("subcategory", i < subcategories.size() ? subcategories.get(i).strip() : "");
      fields.put("body", i < abstracts.size() ? abstracts.get(i).strip() : "");
      entries.add(new Example.Entry(ids.get(i).strip(), fields));
    }
    return entries;
  }

  private static List<String> lines(Table table, CsvRows.Row row, String column) {
    return List.of(table.cell(row, column).split("\r?\n", -1));
  }
}
