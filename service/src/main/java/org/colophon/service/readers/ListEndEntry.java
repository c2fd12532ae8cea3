package org.colophon.service.readers;

import org.colophon.recommend.ReaderList;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The reason why a list ends before as many items as were asked for.
@SchemaName("ListEnd")
record ListEndEntry(
    @Description("NO_MORE_FIT or NO_MORE_RELATED.") String code,
    @Description("In words.") String reason) {
  static @Nullable ListEndEntry of(ReaderList.@Nullable End end) {
    return end == null ? null : new ListEndEntry(end.name(), end.reason());
  }
}
