package org.colophon.service.runs;

import java.util.List;
import java.util.Locale;
import org.colophon.catalog.ImprintId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The number of changes of one sort in one imprint, with examples.
@SchemaName("RunGroup")
@Description("The number of changes of one sort in one imprint, with examples.")
record RunGroupEntry(
    ImprintId imprint,
    String kind,
    @Description("Empty where the values belong to no vocabulary.") String vocabulary,
    ResultChange.What what,
    long count,
    long items,
    List<RunChangeEntry> examples) {

  static RunGroupEntry of(RunDifferences.Group group) {
    return new RunGroupEntry(
        group.imprint(),
        group.kind().toLowerCase(Locale.ROOT),
        group.vocabulary(),
        group.what(),
        group.count(),
        group.items(),
        group.examples().stream()
            .map(example -> RunChangeEntry.of(example.change(), example.item()))
            .toList());
  }
}
