package org.colophon.service.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;

/// The permissions of a key or an account.
///
/// @param imprints that it sees; empty: all
/// @param sources that it may write facts of; empty: all
public record Grant(Set<AccessRole> roles, Set<ImprintId> imprints, Set<SourceId> sources) {
  public Grant {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a role is missing; state one of " + AccessRole.texts());
    }
    roles = Set.copyOf(roles);
    imprints = Set.copyOf(imprints);
    sources = Set.copyOf(sources);
    if (roles.contains(AccessRole.INTEGRATION) && sources.isEmpty()) {
      throw new IllegalArgumentException(
          "an integration writes facts of named sources; state at least one source");
    }
    if (roles.contains(AccessRole.ADMIN) && !imprints.isEmpty()) {
      throw new IllegalArgumentException("an admin sees all imprints; leave the imprints out");
    }
  }

  static Grant stored(String roles, String imprints, String sources) {
    return new Grant(
        words(roles).stream()
            .map(AccessRole::of)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccessRole.class))),
        words(imprints).stream().map(ImprintId::new).collect(Collectors.toSet()),
        words(sources).stream().map(SourceId::new).collect(Collectors.toSet()));
  }

  private static List<String> words(String stored) {
    return stored.isEmpty() ? List.of() : Arrays.asList(stored.split(" ", -1));
  }

  /// The roles' names in order.
  public List<String> roleNames() {
    return List.copyOf(
        new TreeSet<>(roles.stream().map(AccessRole::text).collect(Collectors.toSet())));
  }

  /// The imprints' ids in order.
  public List<String> imprintNames() {
    return List.copyOf(
        new TreeSet<>(imprints.stream().map(ImprintId::value).collect(Collectors.toSet())));
  }

  /// The sources' ids in order.
  public List<String> sourceNames() {
    return List.copyOf(
        new TreeSet<>(sources.stream().map(SourceId::value).collect(Collectors.toSet())));
  }
}
