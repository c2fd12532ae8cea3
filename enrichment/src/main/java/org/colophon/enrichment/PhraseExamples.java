package org.colophon.enrichment;

import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.keyphrases.KeyphraseExtractor.Example;
import org.colophon.keyphrases.PhraseSource;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EntityFinder;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;

/// The candidate phrases of texts with their features: what `tools/keyphrases/fit.py` fits the
/// weights of keyphrases on.
public final class PhraseExamples {
  private final LinguisticAnalyzer analyzer;
  private final NameTagger names;

  /// @param finder of the analyzer's language
  public PhraseExamples(LinguisticAnalyzer analyzer, EntityFinder finder) {
    this.analyzer = analyzer;
    this.names = new NameTagger(finder);
  }

  /// The candidates of a text and its title, names among them.
  public List<Example> of(ItemText text) {
    AnalyzedText analysis = analyzer.analyze(text.text());
    List<Annotation> named = names.tag(text, analysis);
    Lexicon lexicon = Lexicon.of(analyzer.language());
    return KeyphraseExtractor.examples(
        new PhraseSource(analyzer.analyze(text.title()), analysis, named, lexicon));
  }
}
