package org.colophon.eval.systems;

import java.util.List;
import java.util.SortedMap;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;

/// A system under test, before it has seen the training part.
///
/// @param <E> the kind of example that it reads
public interface SystemUnderTest<E extends Example> {
  /// Short and in lower case, such as `linear` or `bge-small`.
  String name();

  Class<E> reads();

  /// Everything that decides the result besides models and data, by name.
  SortedMap<String, String> configuration();

  /// The models that it uses as they are.
  List<ModelId> models();

  /// Trains on the labelled examples; a system without training ignores them. Must not be
  /// influenced by anything else, and gives the same predictor for the same seed.
  Predictor<E> fit(List<E> train, TrainingContext<E> context);

  /// Whether the system ships a model that was trained on the texts of this set that are here, so
  /// that only a test part from elsewhere measures it.
  default boolean needsUnseen() {
    return false;
  }
}
