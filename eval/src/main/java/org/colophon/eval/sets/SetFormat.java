package org.colophon.eval.sets;

import java.util.Map;
import java.util.TreeMap;

/// A registry of readers by format.
final class SetFormat {
  private static final Map<String, SetReader> READERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("blurbs", BlurbRecords::read),
              Map.entry("british-library", CatalogueTitles::read),
              Map.entry("reuters-sgml", ReutersStories::read),
              Map.entry("folder-per-label", FolderFiles::perLabel),
              Map.entry("file-per-language", FolderFiles::perLanguage),
              Map.entry("csv", LabelledCsv::read),
              Map.entry("csv-pairs", LabelledCsv::pairs),
              Map.entry("csv-pairs-crossed", LabelledCsv::crossedPairs),
              Map.entry("keyphrases", KeyphraseFiles::read),
              Map.entry("conll", ConllTags::read),
              Map.entry("mind-recprompt", MindImpressions::read),
              Map.entry("tallrec", TallRecChoices::read),
              Map.entry("jsonl", LabelledJsonLines::read),
              Map.entry("beir", RetrievalFolder::read),
              Map.entry("trec", RetrievalFolder::read)));

  private SetFormat() {}

  static SetReader reader(String format) {
    SetReader reader = READERS.get(format);
    if (reader == null) {
      throw new IllegalArgumentException(
          "the format '" + format + "' is not known: use one of " + READERS.keySet());
    }
    return reader;
  }
}
