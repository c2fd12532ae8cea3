package org.colophon.service.sources;

import java.time.ZoneId;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// An entry of an award for an item or a person, schema `colophon-award/1`.
record AwardDocument(
    @SchemaVersion(AwardDocument.SCHEMA) @Nullable String schema,
    AwardId id,
    @Text(max = 300) String name,
    @Text(max = 10) String year,
    Award.Achievement achievement,
    @Nullable ItemId item,
    @Nullable ContributorId contributor,
    SourceTime from,
    @Nullable AwardId overtakenBy)
    implements ReferenceDocument {
  static final String SCHEMA = "colophon-award/1";

  AwardDocument {
    if (item == null && contributor == null) {
      throw new ApiException(
          ErrorCode.MISSING_FIELD, "/item", "is missing", "send item, contributor or both");
    }
  }

  @Override
  public Reference toReference(@Nullable ZoneId zone) {
    return new Reference.OfAward(
        new Award(id, name, year, achievement, item, from.start(zone), overtakenBy, contributor));
  }
}
