package org.colophon.service.crm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The position up to which a feed of Salesforce was read.
///
/// @param since the instant of change, by the clock there, from which on records are asked for;
///   empty: all
/// @param job a query's result that is being read; empty: none
/// @param locator where to go on in it; without a job the address of the next page
/// @param latest the latest change so far
record SalesforceCursor(String since, String job, String locator, String latest) {
  /// How long a change may take until a query finds it.
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private static final String SEPARATOR = "|";

  static SalesforceCursor parse(String text) {
    List<String> parts = List.of((text + "||||").split("\\|", -1));
    return new SalesforceCursor(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  String text() {
    return String.join(SEPARATOR, since, job, locator, latest);
  }

  boolean isUnderWay() {
    return !job.isEmpty() || !locator.isEmpty();
  }

  /// Of the beginning of the same reading.
  SalesforceCursor again() {
    return new SalesforceCursor(since, "", "", "");
  }

  /// Behind a page.
  ///
  /// @param change the latest one of the page; empty when it has none
  SalesforceCursor behind(String change, String nextJob, String next) {
    String now = change.compareTo(latest) > 0 ? change : latest; // ISO 8601, in UTC
    if (!next.isEmpty()) {
      return new SalesforceCursor(since, nextJob, next, now);
    }
    String from = now.isEmpty() ? since : Instant.parse(now).minus(OVERLAP).toString();
    return new SalesforceCursor(from.compareTo(since) > 0 ? from : since, "", "", "");
  }
}
