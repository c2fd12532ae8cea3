package org.colophon.service.security;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ImprintId;
import org.colophon.service.config.Config.SignInProvider;

/// The roles and imprints that members of a provider's groups get. Who is in no group with a role,
/// or in none with an imprint, gets nothing.
final class GroupGrants {
  /// Stands for all imprints.
  private static final String ALL = "*";

  private final Map<String, Set<AccessRole>> roles = new HashMap<>();
  private final Map<String, Set<String>> imprints = new HashMap<>();

  /// @throws IllegalArgumentException when a role or an imprint is not a valid one
  GroupGrants(SignInProvider settings) {
    for (String mapping : settings.roles()) {
      AccessRole role = AccessRole.of(value(mapping));
      if (role == AccessRole.INTEGRATION) {
        throw new IllegalArgumentException(
            "oidc_role: an integration is a program; give it a key instead of '" + mapping + "'");
      }
      roles.computeIfAbsent(group(mapping), _ -> EnumSet.noneOf(AccessRole.class)).add(role);
    }
    for (String mapping : settings.imprints()) {
      String imprint = value(mapping);
      if (!imprint.equals(ALL)) {
        new ImprintId(imprint); // which checks it
      }
      imprints.computeIfAbsent(group(mapping), _ -> new HashSet<>()).add(imprint);
    }
  }

  private static String group(String mapping) {
    return mapping.substring(0, mapping.lastIndexOf('='));
  }

  private static String value(String mapping) {
    return mapping.substring(mapping.lastIndexOf('=') + 1);
  }

  /// The permissions of a member of some groups; empty when they have none.
  Optional<Grant> of(Set<String> groups) {
    Set<AccessRole> held = EnumSet.noneOf(AccessRole.class);
    Set<String> seen = new HashSet<>();
    for (String group : groups) {
      held.addAll(roles.getOrDefault(group, Set.of()));
      seen.addAll(imprints.getOrDefault(group, Set.of()));
    }
    if (held.isEmpty() || seen.isEmpty()) {
      return Optional.empty();
    }
    boolean all = seen.contains(ALL);
    if (held.contains(AccessRole.ADMIN) && !all) {
      held.remove(AccessRole.ADMIN); // an admin sees all imprints
    }
    if (held.isEmpty()) {
      return Optional.empty();
    }
    List<ImprintId> some = all ? List.of() : seen.stream().map(ImprintId::new).toList();
    return Optional.of(new Grant(held, Set.copyOf(some), Set.of()));
  }
}
