package org.colophon.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Span;

/// A splitter of texts into passages of at most [#MAX_WORDS] words: whole paragraphs where they are
/// short enough, whole sentences otherwise. A paragraph ends at a line break.
///
/// The title is the passage with ordinal 0; its span is empty, at 0, since spans refer to the text.
/// The text's passages start at ordinal 1, also when there is no title.
///
/// Where a passage ends depends on the words near its end alone (a piece of text whose hash says so
/// ends one), so that an edit changes the passages around it and those after it stay the same.
public final class PassageSplitter {
  static final int MAX_WORDS = 80;
  private static final int ENOUGH_WORDS = 45;
  private static final int FEW_WORDS = 15;

  private static final Pattern PARAGRAPH = Pattern.compile("[^\\r\\n\\u2028\\u2029]+");
  private static final Pattern WORD = Pattern.compile("[^\\s\\p{Z}]+");

  private PassageSplitter() {}

  /// The passages of `text`, whose sentences are those of `analysis`.
  public static List<Passage> split(ItemText text, AnalyzedText analysis) {
    List<Passage> passages = new ArrayList<>();
    String title = PassageText.clean(text.title());
    if (!title.isEmpty()) {
      passages.add(new Passage(0, new Span(0, 0), PassageText.hash(title)));
    }
    int ordinal = 1;
    for (Span span : spans(text.text(), analysis)) {
      String clean = PassageText.clean(span.in(text.text()));
      if (!clean.isEmpty()) {
        passages.add(new Passage(ordinal++, span, PassageText.hash(clean)));
      }
    }
    return passages;
  }

  /// What is embedded of a passage.
  public static String embedded(ItemText text, Passage passage) {
    String stored = passage.ordinal() == 0 ? text.title() : passage.span().in(text.text());
    return PassageText.clean(stored);
  }

  private static List<Span> spans(String text, AnalyzedText analysis) {
    List<Chunk> chunks = new ArrayList<>();
    Deque<AnalyzedText.Sentence> sentences = new ArrayDeque<>(analysis.sentences());
    Matcher paragraphs = PARAGRAPH.matcher(text);
    while (paragraphs.find()) {
      Chunk paragraph = chunk(text, paragraphs.start(), paragraphs.end());
      if (paragraph.words > MAX_WORDS) {
        chunks.addAll(sentences(text, paragraph.span, sentences));
      } else if (paragraph.words > 0) {
        chunks.add(paragraph);
      }
    }
    return grouped(text, chunks);
  }

  /// @param ahead those in order that end in this paragraph or later; taken from as they end
  private static List<Chunk> sentences(
      String text, Span paragraph, Deque<AnalyzedText.Sentence> ahead) {
    List<Chunk> chunks = new ArrayList<>();
    int start = paragraph.start();
    while (!ahead.isEmpty() && ahead.getFirst().span().end() < paragraph.end()) {
      int end = ahead.removeFirst().span().end();
      if (end > start) {
        chunks.addAll(shortEnough(text, chunk(text, start, end)));
        start = end;
      }
    }
    chunks.addAll(shortEnough(text, chunk(text, start, paragraph.end())));
    return chunks;
  }

  /// A sentence longer than a passage is cut between words.
  private static List<Chunk> shortEnough(String text, Chunk sentence) {
    if (sentence.words <= MAX_WORDS) {
      return sentence.words == 0 ? List.of() : List.of(sentence);
    }
    List<Chunk> chunks = new ArrayList<>();
    Matcher words = WORD.matcher(text).region(sentence.span.start(), sentence.span.end());
    int start = sentence.span.start();
    int count = 0;
    while (words.find()) {
      if (count == MAX_WORDS) {
        chunks.add(new Chunk(new Span(start, words.start()), count));
        start = words.start();
        count = 0;
      }
      count++;
    }
    chunks.add(new Chunk(new Span(start, sentence.span.end()), count));
    return chunks;
  }

  private static List<Span> grouped(String text, List<Chunk> chunks) {
    List<Span> spans = new ArrayList<>();
    int start = -1;
    int end = -1;
    int words = 0;
    for (Chunk chunk : chunks) {
      if (start >= 0 && words + chunk.words > MAX_WORDS) {
        spans.add(new Span(start, end));
        start = -1;
      }
      if (start < 0) {
        start = chunk.span.start();
        words = 0;
      }
      end = chunk.span.end();
      words += chunk.words;
      if (words >= ENOUGH_WORDS || (chunk.words >= FEW_WORDS && endsPassage(text, chunk))) {
        spans.add(new Span(start, end));
        start = -1;
      }
    }
    if (start >= 0) {
      spans.add(new Span(start, end));
    }
    return spans;
  }

  private static boolean endsPassage(String text, Chunk chunk) {
    return (PassageText.clean(chunk.span.in(text)).hashCode() & 3) == 0;
  }

  /// The range without the white space around it, and its words.
  private static Chunk chunk(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int words = 0;
    Matcher matcher = WORD.matcher(text).region(start, end);
    while (matcher.find()) {
      words++;
    }
    return new Chunk(new Span(start, end), words);
  }

  /// A run of text with its word count.
  private record Chunk(Span span, int words) {}
}
