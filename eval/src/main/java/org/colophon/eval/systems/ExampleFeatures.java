package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.colophon.eval.sets.Example;
import org.colophon.models.Embedding;
import org.colophon.recommend.profile.BackgroundMean;
import org.colophon.recommend.profile.ClickModel;
import org.colophon.recommend.profile.ItemFeatures;

/// The entries of a labelled set as features for the product's reader profile.
///
/// @param text of an entry, as it is embedded
record ExampleFeatures(VectorCache vectors, Function<Example.Entry, String> text) {

  ItemFeatures of(Example.Entry entry) {
    return new ItemFeatures(
        vectors.vector(text.apply(entry)), value(entry, "category"), value(entry, "author"));
  }

  /// Entries without a text are left out.
  List<ItemFeatures> of(List<Example.Entry> entries) {
    return entries.stream().filter(entry -> !text.apply(entry).isBlank()).map(this::of).toList();
  }

  private static Set<String> value(Example.Entry entry, String field) {
    String value = entry.field(field).strip().toLowerCase(Locale.ROOT);
    return value.isEmpty() ? Set.of() : Set.of(value);
  }

  /// What all entries have in common, each once; nobody looks at what was chosen.
  BackgroundMean background(List<Example.Choice> choices) {
    Set<Example.Entry> entries = new LinkedHashSet<>();
    for (Example.Choice choice : choices) {
      entries.addAll(choice.liked());
      entries.addAll(choice.disliked());
      choice.candidates().forEach(candidate -> entries.add(candidate.entry()));
    }
    List<Embedding> all = of(List.copyOf(entries)).stream().map(ItemFeatures::about).toList();
    return BackgroundMean.of(all);
  }

  /// What a choice was made from, and what of it was chosen.
  ClickModel.Offer offer(Example.Choice choice) {
    List<ItemFeatures> shown = new ArrayList<>();
    Set<Integer> chosen = new HashSet<>();
    for (Example.Candidate candidate : choice.candidates()) {
      if (candidate.relevance() > 0) {
        chosen.add(shown.size());
      }
      shown.add(of(candidate.entry()));
    }
    return new ClickModel.Offer(shown, chosen);
  }
}
