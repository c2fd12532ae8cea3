package org.colophon.service.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.models.Embedder;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.opennlp.OpenNlpModels;
import org.colophon.text.ItemText;
import org.colophon.text.Passage;
import org.colophon.text.PassageSplitter;

/// The embedding of a draft's passages and nothing else, two side by side on one thread each: what
/// times of suggestions are compared with in the same run. Not thread-safe.
final class BareEmbedding implements AutoCloseable {
  private final Embedder embedder = Embedders.open(Embedders.STANDARD);
  private final LinguisticAnalyzer analyzer;
  private final String language;

  BareEmbedding(String language) {
    this.language = language;
    this.analyzer = OpenNlpModels.analyzer(language);
  }

  String language() {
    return language;
  }

  /// How long the passages of a draft take that were not in the version before, in milliseconds.
  ///
  /// @param before empty: nothing is known
  /// @param draft a title and paragraphs
  double millis(List<String> before, List<String> draft) throws InterruptedException {
    Set<String> known = before.isEmpty() ? Set.of() : new HashSet<>(passages(before));
    List<String> texts = new ArrayList<>(passages(draft));
    texts.removeAll(known);
    long started = System.nanoTime();
    EmbeddingMeasured.sideBySide(embedder, texts);
    return (System.nanoTime() - started) / 1e6;
  }

  private List<String> passages(List<String> draft) {
    String text = String.join("\n\n", draft.subList(1, draft.size()));
    ItemText read = new ItemText(language, draft.getFirst(), text, "");
    List<Passage> passages = PassageSplitter.split(read, analyzer.analyze(text));
    return passages.stream().map(passage -> PassageSplitter.embedded(read, passage)).toList();
  }

  @Override
  public void close() {
    embedder.close();
  }
}
