package org.colophon.models.opennlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.tokenize.TokenizerME;
import org.colophon.models.Span;

/// One set of OpenNLP's tools over shared models. For one thread at a time.
final class Tools {
  private static final int MOST_TOKENS = 400;

  private final SentenceDetectorME sentenceDetector;
  private final TokenizerME tokenizer;
  private final POSTaggerME tagger;
  private final LemmatizerME lemmatizer;

  Tools(AnalyzerModels models) {
    this.sentenceDetector = new SentenceDetectorME(models.sentences());
    this.tokenizer = new TokenizerME(models.tokens());
    this.tagger = new POSTaggerME(models.tags(), POSTagFormat.UD);
    this.lemmatizer = new LemmatizerME(models.lemmas());
  }

  /// Sentences of one paragraph, without white space around them.
  List<Span> sentences(String text, Span paragraph) {
    return spans(sentenceDetector.sentPosDetect(paragraph.in(text)), paragraph.start());
  }

  /// Words and punctuation marks of one sentence.
  List<Span> tokens(String text, Span sentence) {
    return spans(tokenizer.tokenizePos(sentence.in(text)), sentence.start());
  }

  /// One tag for each token of a sentence. A very long one is read in parts: the library takes time
  /// by the square of their number.
  String[] tags(String[] tokens) {
    if (tokens.length <= MOST_TOKENS) {
      return tagger.tag(tokens);
    }
    String[] tags = new String[tokens.length];
    for (int from = 0; from < tokens.length; from += MOST_TOKENS) {
      int to = Math.min(tokens.length, from + MOST_TOKENS);
      String[] part = tagger.tag(Arrays.copyOfRange(tokens, from, to));
      System.arraycopy(part, 0, tags, from, part.length);
    }
    return tags;
  }

  /// The word's lemma, looked at alone: the same word and tag always give the same lemma.
  String lemma(String word, String tag) {
    String lemma = lemmatizer.lemmatize(new String[] {word}, new String[] {tag})[0];
    boolean unknown = lemma == null || lemma.isBlank() || lemma.equals("_");
    return unknown ? word : lemma;
  }

  private static List<Span> spans(opennlp.tools.util.Span[] found, int offset) {
    List<Span> spans = new ArrayList<>(found.length);
    for (opennlp.tools.util.Span span : found) {
      if (span.getStart() < span.getEnd()) {
        spans.add(new Span(offset + span.getStart(), offset + span.getEnd()));
      }
    }
    return spans;
  }
}
