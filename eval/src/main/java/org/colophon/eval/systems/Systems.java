package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.colophon.eval.replay.GatedStorefront;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.models.Embedder;
import org.colophon.models.LanguageDetector;
import org.colophon.models.LinguisticAnalyzer;

/// The choice of systems for each set. Opens a model when the first system needs it and closes all
/// that it opened.
public final class Systems implements AutoCloseable {
  private final Function<String, Embedder> embedders;
  private final Supplier<LanguageDetector> detector;
  private final Function<String, LinguisticAnalyzer> analyzers;
  private final Map<String, VectorCache> open = new TreeMap<>();

  /// Systems whose models are opened by the given functions.
  ///
  /// @param embedders opens an embedding model by its name or directory
  /// @param detector opens the language detector
  /// @param analyzers opens the analyzer of a language
  public Systems(
      Function<String, Embedder> embedders,
      Supplier<LanguageDetector> detector,
      Function<String, LinguisticAnalyzer> analyzers) {
    this.embedders = embedders;
    this.detector = detector;
    this.analyzers = analyzers;
  }

  /// The systems for a set; the first is the one that stands for the product, the others are
  /// yardsticks beside it.
  ///
  /// @param embedder name or directory of the embedding model, used where a system needs one
  public List<SystemUnderTest<?>> forSet(SetDefinition set, String embedder) {
    List<SystemUnderTest<?>> systems = new ArrayList<>();
    switch (set.gold().task()) {
      case LANGUAGE -> {
        systems.add(new LanguageSystem(detector.get()));
        systems.add(new LanguageTrainingSystem());
      }
      case SINGLE_LABEL, MULTI_LABEL -> {
        if (set.gold().labels().isEmpty()) {
          String fields = set.files().options().getOrDefault("use", "title body");
          List<String> names = List.of(fields.split(" ", -1));
          systems.add(
              set.files().options().getOrDefault("learner", "linear").equals("subjects")
                  ? new SubjectSystem(set.gold().task(), names, () -> vectors(embedder))
                  : new LinearSystem(set.gold().task(), names));
        } else {
          systems.add(new ZeroShotSystem(shortName(embedder), vectors(embedder)));
        }
      }
      case ENTITIES -> {
        systems.add(new NameTrainingSystem(analyzers.apply(set.about().language())));
        systems.add(new NameFinderSystem());
      }
      case KEYPHRASES -> {
        LinguisticAnalyzer analyzer = analyzers.apply(set.about().language());
        systems.add(new PhraseSystem(analyzer));
        if (!set.files().train().isEmpty()) {
          systems.add(new PhraseTrainingSystem(analyzer));
        }
        systems.add(new KeyphraseSystem(shortName(embedder), vectors(embedder), analyzer));
      }
      case SIMILARITY -> systems.add(new SimilaritySystem(shortName(embedder), vectors(embedder)));
      case RANKING -> {
        if (!set.files().train().isEmpty()) {
          for (ReaderSystem.Weights weights : ReaderSystem.Weights.values()) {
            systems.add(new ReaderSystem(shortName(embedder), vectors(embedder), weights));
          }
        }
        systems.add(new ClickSystem(shortName(embedder), vectors(embedder)));
      }
      case PREFERENCE -> {
        if (!set.files().train().isEmpty()) {
          systems.add(new LikePredictionSystem(shortName(embedder), vectors(embedder)));
        }
        systems.add(new LikeShareSystem());
      }
      case SEGMENTS -> {
        for (SegmentSystem.Prototype prototype : SegmentSystem.Prototype.values()) {
          systems.addFirst(new SegmentSystem(vectors(embedder), prototype));
        }
        if (!set.files().train().isEmpty()) {
          systems.addFirst(new FusedSegmentSystem(vectors(embedder)));
        }
      }
      case REPLAY -> systems.add(gate());
    }
    return systems;
  }

  private static GateSystem gate() {
    PolicyBook policies = ShippedPolicies.read();
    String names = policies.policies().stream().map(Policy::label).collect(Collectors.joining(" "));
    return new GateSystem(
        GatedStorefront.under(() -> policies), new TreeMap<>(Map.of("policies", names)));
  }

  private static String shortName(String embedder) {
    int slash = Math.max(embedder.lastIndexOf('/'), embedder.lastIndexOf('\\'));
    return embedder.substring(slash + 1);
  }

  private VectorCache vectors(String embedder) {
    return open.computeIfAbsent(embedder, name -> new VectorCache(embedders.apply(name)));
  }

  @Override
  public void close() {
    open.values().forEach(vectors -> vectors.embedder().close());
    open.clear();
  }
}
