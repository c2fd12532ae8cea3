package org.colophon.service.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.governance.Preview.Decision;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// The items of a run: those for which every field that is present holds.
@SchemaName("RunSelection")
@Description("The items of a run: those for which every field that is present holds.")
record RunSelectionEntry(
    @Nullable ImprintId imprint,
    @Nullable ContentType contentType,
    @Text(max = 3) @Nullable String language,
    @Nullable SourceId source,
    @Description("The verdict for readers on the web when the run is planned.")
        @Nullable Decision governance,
    @Description("Only what another model, method or vocabulary made; false when absent.")
        @Nullable Boolean otherMaker,
    @Description("Only items whose present version was recorded at or after this.")
        @Nullable SourceTime changedSince,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Size(max = 10_000)
        @Description("Only these items; any when empty.")
        List<ItemId> items) {

  static RunSelectionEntry of(RunSelection selection) {
    return new RunSelectionEntry(
        selection.imprint(),
        selection.type(),
        selection.language(),
        selection.source(),
        selection.governance(),
        selection.otherMaker() ? Boolean.TRUE : null,
        SourceTime.of(selection.changedSince()),
        selection.ids());
  }

  RunSelection toSelection() {
    return new RunSelection(
        imprint,
        contentType,
        language,
        source,
        governance,
        Boolean.TRUE.equals(otherMaker),
        changedSince == null ? null : changedSince.start(null),
        items);
  }
}
