package org.colophon.service.demo;

import org.colophon.catalog.SourceId;

/// The demo's feed, which an editor may stop to watch the gate at work.
public interface DemoFeed extends AutoCloseable {
  boolean running();

  /// The source whose feed it is.
  SourceId source();

  void run(boolean running);

  /// Delivers no more; call it before the stores are closed.
  @Override
  void close();
}
