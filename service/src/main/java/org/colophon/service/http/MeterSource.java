package org.colophon.service.http;

import io.micrometer.core.instrument.MeterRegistry;

/// The meters of one subject: all values of one scrape are of the same moment.
public interface MeterSource {
  /// Registers the meters, once.
  void bindTo(MeterRegistry registry);

  /// Reads the values of the next scrape.
  void refresh();
}
