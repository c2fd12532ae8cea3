package org.colophon.service.items;

import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Credit;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A contributor of an item, as credited there.
@SchemaName("Contributor")
public record ContributorEntry(
    @Nullable ContributorId id, @Text(max = 300) String name, @Text(max = 60) String role) {

  static ContributorEntry of(Credit credit) {
    return new ContributorEntry(credit.id(), credit.name(), credit.role());
  }

  Credit toCredit() {
    return new Credit(id, name, role);
  }
}
