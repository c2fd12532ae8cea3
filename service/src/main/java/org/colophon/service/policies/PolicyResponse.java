package org.colophon.service.policies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.colophon.governance.policy.Policies.Standing;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyStore.Stored;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A policy with its text and the versions that were in force.
@SchemaName("Policy")
record PolicyResponse(
    @JsonUnwrapped PolicyEntry policy, @Nullable String yaml, List<VersionEntry> versions) {

  /// A version of a policy.
  @SchemaName("PolicyVersion")
  record VersionEntry(
      int version, String digest, String origin, Instant storedAt, String storedBy) {}

  static PolicyResponse of(Policy policy, Standing standing, List<Stored> versions) {
    return new PolicyResponse(
        PolicyEntry.of(policy, standing.texts().get(policy.id())),
        versions.stream()
            .filter(stored -> stored.version() == policy.version())
            .findFirst()
            .map(stored -> stored.text().yaml())
            .orElse(null),
        versions.stream()
            .map(stored ->
                new VersionEntry(
                    stored.version(),
                    stored.digest(),
                    stored.text().origin(),
                    stored.storedAt(),
                    stored.storedBy()))
            .toList());
  }
}
