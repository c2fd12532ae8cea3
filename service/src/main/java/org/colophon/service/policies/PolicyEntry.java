package org.colophon.service.policies;

import java.util.Comparator;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.governance.Purpose;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyText;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A policy without its text.
@SchemaName("Policy.Brief")
record PolicyEntry(
    String id,
    int version,
    String digest,
    @Nullable String origin,
    List<ImprintId> imprints,
    List<ContentType> contentTypes,
    List<Purpose> purposes) {

  static PolicyEntry of(Policy policy, @Nullable PolicyText text) {
    return new PolicyEntry(
        policy.id(),
        policy.version(),
        policy.digest(),
        text == null ? null : text.origin(),
        policy.imprints().stream().sorted(Comparator.comparing(ImprintId::value)).toList(),
        List.copyOf(policy.types()),
        List.copyOf(policy.purposes()));
  }
}
