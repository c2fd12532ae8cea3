package org.colophon.models.opennlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.LruCache;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.StrippedText;

/// A [LinguisticAnalyzer] that runs OpenNLP's sentence detector, tokenizer, tagger and lemmatizer.
///
/// The tools are not thread-safe, their models are: each call takes a set of tools that no other
/// call has in hand, and puts it back. There are never more sets than there were calls at once.
final class OpenNlpAnalyzer implements LinguisticAnalyzer {
  private static final int KEPT_LEMMAS = 100_000;
  private static final int KEPT_SENTENCES = 4_000;

  private final String language;
  private final AnalyzerModels models;
  private final Queue<Tools> idle = new ConcurrentLinkedQueue<>();
  private final LruCache<Tagged, String> lemmas = new LruCache<>(KEPT_LEMMAS);
  private final LruCache<String, Words> sentences = new LruCache<>(KEPT_SENTENCES);

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
    List<Sentence> found = new ArrayList<>();
    String plain = plainQuotes(stripped.text());
    for (Span paragraph : Paragraphs.of(plain)) {
      List<Span> split = tools.sentences(plain, paragraph);
      for (Span sentence : Sentences.joined(split, plain, language)) {
        found.add(sentence(tools, stripped, plain, sentence));
      }
    }
    idle.offer(tools); // not in a finally: tools that failed are not used again
    return new AnalyzedText(text, found);
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
    String plain = plainQuotes(stripped.text());
    List<Token> tokens = read(stripped, 0, read(tools, plain, spans));
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

  /// An editor changes one paragraph and asks again: the sentences of the others are known.
  private Sentence sentence(Tools tools, StrippedText text, String plain, Span sentence) {
    Words words =
        sentences.get(
            sentence.in(plain),
            alone -> read(tools, alone, tools.tokens(alone, new Span(0, alone.length()))));
    return new Sentence(
        text.stored(sentence.start(), sentence.end()), read(text, sentence.start(), words));
  }

  private Words read(Tools tools, String plain, List<Span> words) {
    String[] read = words.stream().map(word -> word.in(plain)).toArray(String[]::new);
    String[] tags = tools.tags(read);
    List<Tagged> tagged = new ArrayList<>(read.length);
    List<String> basic = new ArrayList<>(read.length);
    for (int i = 0; i < read.length; i++) {
      Tagged one = new Tagged(read[i], tags[i]);
      tagged.add(one);
      basic.add(lemmas.get(one, w -> tools.lemma(w.word, w.tag)));
    }
    return new Words(words, tagged, basic);
  }

  private static List<Token> read(StrippedText text, int offset, Words words) {
    List<Token> tokens = new ArrayList<>(words.spans.size());
    for (int i = 0; i < words.spans.size(); i++) {
      String tag = words.tagged.get(i).tag;
      String lemma = words.lemmas.get(i);
      Span own = words.spans.get(i);
      Span here = new Span(offset + own.start(), offset + own.end());
      Span span = text.stored(here.start(), here.end());
      boolean two = tag.indexOf('+') > 0;
      tokens.add(
          new Token(span, here.in(text.text()), firstPart(tag), two ? firstPart(lemma) : lemma));
    }
    return tokens;
  }

  /// Of two words written as one (`am` is `ADP+DET`, `an+der`), the first counts.
  private static String firstPart(String tagOrLemma) {
    int plus = tagOrLemma.indexOf('+');
    return plus <= 0 ? tagOrLemma : tagOrLemma.substring(0, plus);
  }

  /// A word with its part-of-speech tag.
  private record Tagged(String word, String tag) {}

  /// The analysed words of one sentence, independent of the text around it.
  ///
  /// @param spans of its words, in the sentence
  private record Words(List<Span> spans, List<Tagged> tagged, List<String> lemmas) {
    Words {
      spans = List.copyOf(spans);
      tagged = List.copyOf(tagged);
      lemmas = List.copyOf(lemmas);
    }
  }
}
