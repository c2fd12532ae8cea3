package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.List;
import org.colophon.keyphrases.KeyphraseExtractor.Keyphrase;
import org.colophon.keyphrases.PhraseRanker.Ranked;
import org.colophon.models.AnalyzedText;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;
import org.colophon.text.PassageText;

/// The keyphrases ranked by a trained ranker, without those that a better one covers. Thread-safe.
final class TrainedPhrases {
  /// Of phrases that hardly anybody would name, none is proposed, however few others there are.
  private static final double LEAST = 0.05;

  private final PhraseRanker ranker;

  TrainedPhrases(PhraseRanker ranker) {
    this.ranker = ranker;
  }

  ModelId model() {
    return ranker.model();
  }

  List<Keyphrase> extract(PhraseSource source, int most, int mostSpans) {
    AnalyzedText analysis = source.body();
    Lexicon lexicon = source.lexicon();
    List<Ranked> kept = new ArrayList<>();
    for (Ranked next : ranker.rank(new TitledText(source.title().text(), analysis, lexicon))) {
      if (kept.size() == most || next.probability() < LEAST) {
        break;
      }
      if (kept.stream().noneMatch(better -> repeats(better, next))) {
        kept.add(next);
      }
    }
    return kept.stream().map(phrase -> keyphrase(phrase, analysis, lexicon, mostSpans)).toList();
  }

  /// Whether one stands inside the other, and nowhere else.
  private static boolean repeats(Ranked one, Ranked other) {
    Ranked longer = one.key().length() > other.key().length() ? one : other;
    Ranked shorter = longer.equals(one) ? other : one;
    boolean within = (" " + longer.key() + " ").contains(" " + shorter.key() + " ");
    return within && shorter.spans().size() <= longer.spans().size();
  }

  private static Keyphrase keyphrase(
      Ranked phrase, AnalyzedText analysis, Lexicon lexicon, int mostSpans) {
    List<Span> spans = phrase.spans();
    String written = PassageText.clean(spans.getFirst().in(analysis.text()));
    int last = written.lastIndexOf(' ') + 1;
    String label =
        written.substring(0, last) + lexicon.shown(written.substring(last), phrase.lemma());
    return new Keyphrase(
        phrase.key(),
        label,
        spans.subList(0, Math.min(spans.size(), mostSpans)),
        Math.min(phrase.probability(), 0.999));
  }
}
