package org.colophon.service.runs;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.catalog.ImprintId;

/// The approved part of a run.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Approval.None.class, name = "None"),
  @JsonSubTypes.Type(value = Approval.Of.class, name = "Of"),
  @JsonSubTypes.Type(value = Approval.Whole.class, name = "Whole")
})
public sealed interface Approval {
  /// Nothing yet.
  record None() implements Approval {}

  /// The results of some imprints.
  record Of(List<ImprintId> imprints) implements Approval {
    public Of {
      imprints = List.copyOf(imprints);
    }
  }

  /// The whole.
  record Whole() implements Approval {}

  /// This and another one together.
  default Approval with(Approval more) {
    if (this instanceof Whole || more instanceof None) {
      return this;
    }
    if (more instanceof Whole || this instanceof None) {
      return more;
    }
    return new Of(
        Stream.concat(imprints().stream(), more.imprints().stream())
            .map(ImprintId::value)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(ImprintId::new)
            .toList());
  }

  /// Those named; empty for none and for the whole.
  default List<ImprintId> imprints() {
    return this instanceof Of(var imprints) ? imprints : List.of();
  }
}
