package org.colophon.service.policies;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Hold.Scope;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.Subject;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// The scope of a hold: exactly one of its fields.
@SchemaName("Scope")
@Description("The scope of a hold: exactly one of its fields.")
record HoldScopeEntry(
    @Size(max = 10_000) @Nullable JsonNullable<List<ItemId>> items,
    @Nullable ContributorId contributor,
    @Nullable SeriesId series,
    @Nullable SubjectCode subject,
    @Nullable ImprintId imprint) {

  /// A subject by the code of a scheme.
  @SchemaName("ScopeSubject")
  record SubjectCode(@Text(max = 40) String scheme, @Text(max = 80) String code) {}

  HoldScopeEntry {
    long named =
        Stream.of(listed(items), contributor, series, subject, imprint)
            .filter(Objects::nonNull)
            .count();
    if (named != 1) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "",
          "names " + named + " things to stop",
          "send one of items, contributor, series, subject and imprint");
    }
    if (List.of().equals(listed(items))) {
      throw new ApiException(
          ErrorCode.EMPTY, "/items", "is empty", "send the id of at least one item");
    }
  }

  private static @Nullable List<ItemId> listed(@Nullable JsonNullable<List<ItemId>> items) {
    return items == null ? null : items.value();
  }

  static HoldScopeEntry of(Scope scope) {
    return switch (scope) {
      case Scope.Items(Set<ItemId> ids) ->
          new HoldScopeEntry(
              new JsonNullable<>(ids.stream().sorted(Comparator.comparing(ItemId::value)).toList()),
              null,
              null,
              null,
              null);
      case Scope.OfContributor(var id) -> new HoldScopeEntry(null, id, null, null, null);
      case Scope.OfSeries(var id) -> new HoldScopeEntry(null, null, id, null, null);
      case Scope.OfSubject(var subject) ->
          new HoldScopeEntry(
              null, null, null, new SubjectCode(subject.scheme(), subject.code()), null);
      case Scope.OfImprint(var id) -> new HoldScopeEntry(null, null, null, null, id);
    };
  }

  Scope toScope() {
    List<ItemId> ids = listed(items);
    if (ids != null) {
      return new Scope.Items(Set.copyOf(ids));
    }
    if (contributor != null) {
      return new Scope.OfContributor(contributor);
    }
    if (series != null) {
      return new Scope.OfSeries(series);
    }
    if (subject != null) {
      return new Scope.OfSubject(new Subject(subject.scheme(), subject.code()));
    }
    return new Scope.OfImprint(Objects.requireNonNull(imprint));
  }
}
