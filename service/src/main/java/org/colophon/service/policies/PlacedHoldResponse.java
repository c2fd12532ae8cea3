package org.colophon.service.policies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.colophon.catalog.Hold;
import org.colophon.governance.rules.HoldCoverage;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// A hold that was just placed, with the items that it covers.
@SchemaName("PlacedHold")
record PlacedHoldResponse(
    @JsonUnwrapped HoldEntry hold,
    @Description("The items that the hold covers now, by meaning.") CoverageEntry covers,
    List<WarningEntry> warnings) {

  /// The number of items that a hold covers.
  @SchemaName("HoldCoverage")
  record CoverageEntry(
      int items,
      @Description(
              "False where the catalogue is so large that only its first 200,000 items were"
                  + " looked at.")
          boolean complete) {}

  /// A warning that a hold may not do what was meant.
  @SchemaName("HoldWarning")
  record WarningEntry(HoldCoverage.Code code, String detail) {}

  static PlacedHoldResponse of(Hold hold, HoldCoverage coverage) {
    return new PlacedHoldResponse(
        HoldEntry.of(hold),
        new CoverageEntry(coverage.items(), coverage.complete()),
        coverage.warnings().stream()
            .map(warning -> new WarningEntry(warning.code(), warning.detail()))
            .toList());
  }
}
