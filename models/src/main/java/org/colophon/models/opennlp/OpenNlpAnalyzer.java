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
    String plain = plainQuotes(stripped.text());
    for (Span paragraph : Paragraphs.of(plain)) {
      List<Span> split = tools.sentences(plain, paragraph);
      for (Span sentence : Sentences.joined(split, plain, language)) {
        sentences.add(sentence(tools, stripped, plain, sentence));
      }
    }
    idle.offer(tools); // not in a finally: tools that failed are not used again
    return new AnalyzedText(text, sentences);
  }

  @Override
  public AnalyzedText analyzeWords(List<String> words) {
    StrippedText stripped = StrippedText.of(String.join(" ", words));
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (String word : words) {
      if (word.isBlank()) {
        throw new IllegalArgumentException("a word is not blank, got " + words);
      }
      int length = StrippedText.of(word).text().length();
      spans.add(new Span(start, start + length));
      start += length + 1;
    }
    Tools free = idle.poll();
    Tools tools = free == null ? new Tools(models) : free;
    List<Token> tokens = read(tools, stripped, plainQuotes(stripped.text()), spans);
    idle.offer(tools);
    String text = String.join(" ", words);
    return new AnalyzedText(text, List.of(new Sentence(new Span(0, text.length()), tokens)));
  }

  /// The models were trained on straight quotation marks and take others for part of the word.
  private static String plainQuotes(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] =
          switch (units[i]) {
            case '„', '“', '”', '«', '»' -> '"';
            case '‚', '‘', '’', '‹', '›' -> '\'';
            default -> units[i];
          };
    }
    return new String(units);
  }

  private Sentence sentence(Tools tools, StrippedText text, String plain, Span sentence) {
    List<Token> tokens = read(tools, text, plain, tools.tokens(plain, sentence));
    return new Sentence(text.stored(sentence.start(), sentence.end()), tokens);
  }

  private List<Token> read(Tools tools, StrippedText text, String plain, List<Span> words) {
    String[] read = words.stream().map(word -> word.in(plain)).toArray(String[]::new);
    String[] tags = tools.tags(read);
    List<Token> tokens = new ArrayList<>(read.length);
    for (int i = 0; i < read.length; i++) {
      String word = read[i];
      String tag = tags[i];
      String lemma = lemmas.get(word, tag, () -> tools.lemma(word, tag));
      Span span = text.stored(words.get(i).start(), words.get(i).end());
      String surface = words.get(i).in(text.text());
      boolean two = tag.indexOf('+') > 0;
      tokens.add(new Token(span, surface, firstPart(tag), two ? firstPart(lemma) : lemma));
    }
    return tokens;
  }

  /// Of two words written as one (`am` is `ADP+DET`, `an+der`), the first counts.
  private static String firstPart(String tagOrLemma) {
    int plus = tagOrLemma.indexOf('+');
    return plus <= 0 ? tagOrLemma : tagOrLemma.substring(0, plus);
  }
}
