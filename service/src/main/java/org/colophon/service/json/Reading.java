package org.colophon.service.json;

import java.util.function.Function;

/// What a reader made of its input.
public sealed interface Reading<T> {
  /// It was right.
  record Good<T>(T value) implements Reading<T> {}

  /// It was wrong; nothing of it was taken.
  record Bad<T>(Problem problem) implements Reading<T> {}

  /// The same reading of another type.
  default <R> Reading<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Good<T>(T value) -> new Good<>(change.apply(value));
      case Bad<T>(Problem problem) -> new Bad<>(problem);
    };
  }
}
