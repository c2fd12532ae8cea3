package org.colophon.models.opennlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.StrippedText;

/// OpenNLP's four tools in a row.
///
/// The tools are not thread-safe, their models are: each call takes a set of tools that no other
/// call has in hand, and puts it back. There are never more sets than there were calls at once.
final class OpenNlpAnalyzer implements LinguisticAnalyzer {
  private static final int CACHED_LEMMAS = 100_000;

  private final String language;
  private final AnalyzerModels models;
  private final Queue<Tools> idle = new ConcurrentLinkedQueue<>();
  private final LemmaCache lemmas = new LemmaCache(CACHED_LEMMAS);

  OpenNlpAnalyzer(String language, AnalyzerModels models) {
    this.language = language;
    this.models = models;
  }

  @Override
  public ModelId model() {
    return models.id();
  }

  @Override
  public String language() {
    return language;
  }

  @Override
  public AnalyzedText analyze(String text) {
    StrippedText stripped = StrippedText.of(text);
    Tools free = idle.poll();
    Tools tools = free == null ? new Tools(models) : free;
    List<Sentence> sentences = new ArrayList<>();
    for (Span paragraph : Paragraphs.of(stripped.text())) {
      for (Span sentence : tools.sentences(stripped.text(), paragraph)) {
        sentences.add(sentence(tools, stripped, sentence));
      }
    }
    idle.offer(tools); // not in a finally: tools that failed are not used again
    return new AnalyzedText(text, sentences);
  }

  private Sentence sentence(Tools tools, StrippedText text, Span sentence) {
    List<Span> words = tools.tokens(text.text(), sentence);
    String[] surfaces = words.stream().map(word -> word.in(text.text())).toArray(String[]::new);
    String[] tags = tools.tags(surfaces);
    List<Token> tokens = new ArrayList<>(surfaces.length);
    for (int i = 0; i < surfaces.length; i++) {
      String surface = surfaces[i];
      String tag = tags[i];
      String lemma = lemmas.get(surface, tag, () -> tools.lemma(surface, tag));
      Span span = text.stored(words.get(i).start(), words.get(i).end());
      tokens.add(new Token(span, surface, tag, lemma));
    }
    return new Sentence(text.stored(sentence.start(), sentence.end()), tokens);
  }
}
