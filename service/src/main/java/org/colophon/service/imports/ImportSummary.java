package org.colophon.service.imports;

/// A count of the records of a delivery by their outcome.
public record ImportSummary(long changed, long confirmed, long older, long rejected) {
  public long read() {
    return changed + confirmed + older + rejected;
  }

  ImportSummary plus(LineResult result) {
    return switch (result) {
      case LineResult.Rejected _ -> new ImportSummary(changed, confirmed, older, rejected + 1);
      case LineResult.Taken taken ->
          switch (taken.outcome()) {
            case CHANGED -> new ImportSummary(changed + 1, confirmed, older, rejected);
            case CONFIRMED -> new ImportSummary(changed, confirmed + 1, older, rejected);
            case OLDER -> new ImportSummary(changed, confirmed, older + 1, rejected);
          };
    };
  }

  /// Both together.
  public ImportSummary plus(ImportSummary other) {
    return new ImportSummary(
        changed + other.changed,
        confirmed + other.confirmed,
        older + other.older,
        rejected + other.rejected);
  }
}
