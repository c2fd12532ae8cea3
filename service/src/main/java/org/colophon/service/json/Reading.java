package org.colophon.service.json;

import java.util.function.Function;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ErrorCode;

/// What a reader made of its input.
public sealed interface Reading<T> {
  /// It was right.
  record Good<T>(T value) implements Reading<T> {}

  /// It was wrong; nothing of it was taken.
  record Bad<T>(Problem problem) implements Reading<T> {}

  /// The value.
  ///
  /// @throws ApiException when the input was wrong
  static <T> T orThrow(Reading<T> reading) {
    return switch (reading) {
      case Good<T>(T value) -> value;
      case Bad<T>(Problem problem) ->
          throw new ApiException(
              ErrorCode.valueOf(problem.code().name()),
              problem.field(),
              problem.reason(),
              problem.mend());
    };
  }

  /// The same reading of another type.
  default <R> Reading<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Good<T>(T value) -> new Good<>(change.apply(value));
      case Bad<T>(Problem problem) -> new Bad<>(problem);
    };
  }
}
