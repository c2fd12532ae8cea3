package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.Annotation.Kind;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.annotation.Provenance;
import org.colophon.enrichment.PromisedDates.PromisedDate;
import org.colophon.models.AnalyzedText;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.Span;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;
import org.colophon.text.PassageText;

/// The summary and the announced days of a text as annotations.
final class SummaryAnnotations {
  private SummaryAnnotations() {}

  static List<Annotation> of(
      ItemText text,
      AnalyzedText analysis,
      List<EmbeddedPassage> passages,
      LinguisticAnalyzer analyzer) {
    List<Annotation> annotations = new ArrayList<>();
    Lexicon lexicon = Lexicon.of(analyzer.language());
    List<Span> sentences = Summarizer.summary(text, analysis, passages, lexicon);
    if (!sentences.isEmpty()) {
      annotations.add(summary(text, sentences, analyzer));
    }
    for (PromisedDate date : PromisedDates.find(analysis, analyzer.language())) {
      annotations.add(
          new Annotation(
              Kind.DATE,
              date.day().toString(),
              PassageText.clean(date.span().in(text.text())),
              List.of(date.span()),
              1,
              Provenance.of(PromisedDates.METHOD, analyzer.model()),
              text.textHash()));
    }
    return annotations;
  }

  private static Annotation summary(
      ItemText text, List<Span> sentences, LinguisticAnalyzer analyzer) {
    return new Annotation(
        Kind.SUMMARY,
        sentences.stream().map(s -> s.start() + "-" + s.end()).collect(Collectors.joining(",")),
        sentences.stream()
            .map(s -> PassageText.clean(s.in(text.text())))
            .collect(Collectors.joining(" ")),
        sentences,
        1,
        Provenance.of(Summarizer.METHOD, analyzer.model()),
        text.textHash());
  }
}
