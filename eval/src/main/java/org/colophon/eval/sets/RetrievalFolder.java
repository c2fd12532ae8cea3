package org.colophon.eval.sets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A reader of search collections: `corpus.jsonl` and `queries.jsonl` with `_id`, `title`, `text`,
/// and judgements. The judgements are either BEIR's `qrels/test.tsv` (query, document, relevance,
/// with a head) or TREC's `qrels` (query, iteration, document, relevance, without one); the option
/// `qrels` names another file. Every query with a judgement becomes a choice among the whole
/// corpus; a document that was not judged counts as irrelevant.
final class RetrievalFolder {
  private RetrievalFolder() {}

  static List<Example> read(SetFile reading) {
    Map<String, Example.Entry> corpus = entries(reading, reading.path().resolve("corpus.jsonl"));
    Map<String, Example.Entry> queries = entries(reading, reading.path().resolve("queries.jsonl"));
    Path beir = reading.path().resolve("qrels").resolve("test.tsv");
    Path standard = Files.exists(beir) ? beir : reading.path().resolve("qrels");
    Path qrels =
        reading.options().containsKey("qrels")
            ? reading.path().resolve(reading.option("qrels", ""))
            : standard;
    Map<String, Map<String, Double>> judged = judgements(reading, qrels);
    List<Example> examples = new ArrayList<>();
    judged.forEach((query, relevance) -> {
      Example.Entry words = queries.get(query);
      if (words == null) {
        throw new BrokenFileException(qrels, 0, "judges the unknown query '" + query + "'");
      }
      List<Example.Candidate> candidates = new ArrayList<>();
      corpus.forEach((id, entry) ->
          candidates.add(new Example.Candidate(entry, relevance.getOrDefault(id, 0.0))));
      examples.add(
          new Example.Choice(query, List.of(words), List.of(), candidates, reading.facets()));
    });
    return examples;
  }

  private static Map<String, Map<String, Double>> judgements(SetFile reading, Path qrels) {
    if (!Files.isRegularFile(qrels)) {
      throw new BrokenFileException(qrels, 0, "does not exist");
    }
    Map<String, Map<String, Double>> judged = new LinkedHashMap<>();
    List<String> lines = reading.lines(qrels);
    for (int i = 0; i < lines.size(); i++) {
      List<String> cells = List.of(lines.get(i).strip().split("\\s+", -1));
      boolean head = i == 0 && !cells.getLast().matches("-?\\d+(\\.\\d+)?");
      if (head || lines.get(i).isBlank()) {
        continue;
      }
      if (cells.size() < 3 || cells.size() > 4 || !cells.getLast().matches("-?\\d+(\\.\\d+)?")) {
        throw new BrokenFileException(
            qrels, i + 1, "a judgement is query, [iteration,] document, relevance");
      }
      double relevance = Math.max(0, Double.parseDouble(cells.getLast()));
      judged
          .computeIfAbsent(cells.getFirst(), q -> new LinkedHashMap<>())
          .put(cells.get(cells.size() - 2), relevance);
    }
    return judged;
  }

  private static Map<String, Example.Entry> entries(SetFile reading, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BrokenFileException(file, 0, "does not exist");
    }
    Map<String, Example.Entry> entries = new LinkedHashMap<>();
    for (JsonNode node : LabelledJsonLines.objects(reading, file)) {
      SortedMap<String, String> fields = new TreeMap<>();
      fields.put("title", node.path("title").asText(""));
      fields.put("body", node.path("text").asText(""));
      String id = node.path("_id").asText("");
      entries.put(id, new Example.Entry(id, fields));
    }
    return entries;
  }
}
