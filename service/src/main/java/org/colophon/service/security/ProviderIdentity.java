package org.colophon.service.security;

import java.util.Set;

/// A person as an OpenID Connect provider names them.
///
/// @param subject the provider's own id of the person, which never changes
/// @param name under which records keep what they do
/// @param groups the values of the claim that roles and imprints are taken from
record ProviderIdentity(String issuer, String subject, String name, Set<String> groups) {
  ProviderIdentity {
    groups = Set.copyOf(groups);
  }
}
