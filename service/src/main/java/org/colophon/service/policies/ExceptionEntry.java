package org.colophon.service.policies;

import java.time.Instant;
import java.util.Locale;
import org.colophon.catalog.Allowance.Exemption;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ImprintId;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// An exception: a reason that is let pass for an imprint.
@SchemaName("Exception")
record ExceptionEntry(
    String id,
    ImprintId imprint,
    @Nullable String limit,
    DeskId owner,
    String code,
    @Nullable FactType fact,
    String reason,
    String by,
    Instant from,
    Instant until) {

  static ExceptionEntry of(Exemption exemption) {
    return new ExceptionEntry(
        exemption.id(),
        exemption.imprint(),
        exemption.limit(),
        exemption.owner(),
        exemption.code().toLowerCase(Locale.ROOT),
        exemption.fact(),
        exemption.reason(),
        exemption.by(),
        exemption.from(),
        exemption.until());
  }
}
