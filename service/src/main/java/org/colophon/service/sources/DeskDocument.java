package org.colophon.service.sources;

import java.time.ZoneId;
import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.api.Description;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A desk, schema `colophon-desk/1`.
@Description("A team that is responsible for items.")
record DeskDocument(
    @SchemaVersion(DeskDocument.SCHEMA) @Nullable String schema,
    DeskId id,
    @Text(max = 300) String name,
    ImprintId imprint,
    @Description("Its people. Absent: not stated; an empty list: the desk answers for nothing.")
        @Size(max = 1_000)
        @Text
        @Nullable JsonNullable<List<String>> members,
    @Description("Whether the desk exists still; true when absent.") @Nullable Boolean active,
    @Description("The desk that takes over when this one does not exist.") @Nullable DeskId backup)
    implements ReferenceDocument {
  static final String SCHEMA = "colophon-desk/1";

  @Override
  public Reference toReference(@Nullable ZoneId zone) {
    List<String> stated = members == null ? null : members.value();
    return new Reference.OfDesk(
        new DeskRecord(id, name, imprint, stated, !Boolean.FALSE.equals(active), backup));
  }
}
