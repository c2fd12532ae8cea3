package org.colophon.eval.systems;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.replay.CatalogueReplay;
import org.colophon.eval.replay.CatalogueScript;
import org.colophon.eval.replay.ReplaySet;
import org.colophon.eval.replay.Storefront;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;

/// A storefront under test: it lives through the whole script once, then answers for each instant
/// what it showed (1) and what it withheld (0).
public final class GateSystem implements SystemUnderTest<Example.Choice> {
  private final Storefront.Opening opening;
  private final SortedMap<String, String> configuration;

  /// A system named `gate`.
  ///
  /// @param configuration what decides what the storefront shows, such as its policies
  public GateSystem(Storefront.Opening opening, SortedMap<String, String> configuration) {
    this.opening = opening;
    this.configuration = new TreeMap<>(configuration);
  }

  @Override
  public String name() {
    return "gate";
  }

  @Override
  public Class<Example.Choice> reads() {
    return Example.Choice.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    return new TreeMap<>(configuration);
  }

  @Override
  public List<ModelId> models() {
    return List.of();
  }

  @Override
  public Predictor<Example.Choice> fit(
      List<Example.Choice> train, TrainingContext<Example.Choice> context) {
    CatalogueScript life = CatalogueScript.scripted(ReplaySet.seed(context.definition()));
    SortedMap<Instant, Set<String>> shown = CatalogueReplay.play(life, opening);
    return choice -> answer(choice, shown.getOrDefault(Instant.parse(choice.id()), Set.of()));
  }

  private static Prediction answer(Example.Choice choice, Set<String> shown) {
    Set<String> unknown = new HashSet<>(shown);
    choice.candidates().forEach(candidate -> unknown.remove(candidate.entry().id()));
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("shown, but in no script: " + unknown);
    }
    return new Prediction.Scores(
        choice.candidates().stream()
            .map(candidate -> shown.contains(candidate.entry().id()) ? 1.0 : 0.0)
            .toList());
  }
}
