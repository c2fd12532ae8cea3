package org.colophon.eval.labelling;

import java.util.function.Function;

/// The outcome of a request about a labelling.
public sealed interface LabellingResult<T> {
  /// The request succeeded.
  record Done<T>(T value) implements LabellingResult<T> {}

  /// The request failed.
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
