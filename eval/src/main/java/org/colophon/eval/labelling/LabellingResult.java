package org.colophon.eval.labelling;

import java.util.function.Function;

/// What became of a request about a labelling.
public sealed interface LabellingResult<T> {
  /// It was done.
  record Done<T>(T value) implements LabellingResult<T> {}

  /// It was not done.
  ///
  /// @param code stable; those that end in `_unknown` say that the thing asked for is not there
  /// @param field the field at fault; empty for the whole
  record Refused<T>(String code, String field, String reason) implements LabellingResult<T> {}

  /// The same of another type.
  default <R> LabellingResult<R> then(Function<? super T, ? extends LabellingResult<R>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Refused<T>(String code, String field, String reason) ->
          new Refused<>(code, field, reason);
    };
  }
}
