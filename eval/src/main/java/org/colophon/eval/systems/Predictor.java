package org.colophon.eval.systems;

import java.util.List;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;

/// A trained system. Thread-safe.
///
/// @param <E> the kind of example that it reads
@FunctionalInterface
public interface Predictor<E extends Example> {
  /// The answer to one example; must not look at its gold.
  Prediction answer(E example);

  /// The models that were trained on the training part.
  default List<ModelId> trained() {
    return List.of();
  }
}
