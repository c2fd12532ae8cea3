package org.colophon.models.names;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.colophon.models.names.LabelledSentence.Name;

/// A trainer of named-entity recognisers on labelled sentences. The same sentences, lists and seed
/// give the same finder. 2,200 sentences take about half a minute of one core.
///
/// A model trained on few names finds too few. So how bold it is (how much the label *no name* is
/// held back) is chosen by cross-validation inside the training sentences, for the best F1.
public final class NameTrainer {
  /// What this trainer is, for the record.
  public static final String METHOD = "chain-2";

  private static final int FOLDS = 3;
  private static final double[] BOLDNESS = {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2};

  private final String name;
  private final String version;
  private final String language;
  private final NameLists lists;
  private final WordTable table;
  private final long seed;

  /// A trainer of finders that are called so.
  ///
  /// @param language ISO 639-1 code of the sentences
  /// @param lists names that are known besides
  public NameTrainer(String name, String version, String language, NameLists lists, long seed) {
    this.name = name;
    this.version = version;
    this.language = language;
    this.lists = lists;
    this.table = WordTable.of(language);
    this.seed = seed;
  }

  /// A finder for the classes that occur in the sentences.
  ///
  /// @throws IllegalArgumentException when no sentence has a name
  public ChainNameFinder train(List<LabelledSentence> sentences) {
    Labels labels = Labels.of(sentences);
    List<int[][]> features =
        sentences.stream().map(s -> NameFeatures.of(s.tokens(), lists, table)).toList();
    double boldness = boldness(labels, sentences, features);
    List<ChainTrainer.Sentence> all = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      all.add(new ChainTrainer.Sentence(features.get(i), labels.encode(sentences.get(i))));
    }
    ChainModel model = ChainTrainer.train(labels, all, new SplittableRandom(seed));
    return NamesFile.finder(name, version, language, model, boldness, lists, table);
  }

  private double boldness(Labels labels, List<LabelledSentence> sentences, List<int[][]> features) {
    int[] right = new int[BOLDNESS.length];
    int[] found = new int[BOLDNESS.length];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<ChainTrainer.Sentence> rest = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        if (i % FOLDS != fold) {
          rest.add(new ChainTrainer.Sentence(features.get(i), labels.encode(sentences.get(i))));
        }
      }
      ChainModel model = ChainTrainer.train(labels, rest, new SplittableRandom(seed));
      for (int i = fold; i < sentences.size(); i += FOLDS) {
        TreeSet<String> gold = new TreeSet<>();
        sentences.get(i).names().forEach(name -> gold.add(name.toString()));
        for (int b = 0; b < BOLDNESS.length; b++) {
          double[][] scores = model.scores(features.get(i), BOLDNESS[b]);
          for (Name name : labels.decode(model.lattice().best(scores))) {
            found[b]++;
            right[b] += gold.contains(name.toString()) ? 1 : 0;
          }
        }
      }
    }
    int names = sentences.stream().mapToInt(s -> s.names().size()).sum();
    int best = 0;
    for (int b = 1; b < BOLDNESS.length; b++) {
      // F1 is 2 right / (found + names); compared without dividing
      long ours = (long) right[b] * (found[best] + names);
      long theirs = (long) right[best] * (found[b] + names);
      best = ours > theirs ? b : best;
    }
    return BOLDNESS[best];
  }
}
