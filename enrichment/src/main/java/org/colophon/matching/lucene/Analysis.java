package org.colophon.matching.lucene;

import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/// The text analysis for the index: German and English words are stemmed (umlauts normalised), all
/// others are indexed as written. Soft hyphens are taken out before.
final class Analysis {
  private Analysis() {}

  /// An analyzer for the index and its queries; the caller closes it.
  static Analyzer open() {
    return new PerFieldAnalyzerWrapper(
        new StandardAnalyzer(),
        Map.of(
            FieldNames.stemmed("de"), new GermanAnalyzer(),
            FieldNames.stemmed("en"), new EnglishAnalyzer()));
  }

  static boolean isStemmed(String language) {
    return language.equals("de") || language.equals("en");
  }

  static String clean(String text) {
    return text.replace("\u00AD", "");
  }
}
