package org.colophon.service.demo;

import org.colophon.catalog.SourceId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The state of the demo's simulated feed.
@SchemaName("Demo")
record DemoResponse(
    @Description("none outside the demo.") State feed,
    @Description("The source whose feed it is; absent outside the demo.")
        @Nullable SourceId source) {

  /// The states of the feed.
  enum State {
    RUNNING,
    STOPPED,
    NONE
  }

  static DemoResponse of(@Nullable DemoFeed feed) {
    return new DemoResponse(
        feed == null ? State.NONE : feed.running() ? State.RUNNING : State.STOPPED,
        feed == null ? null : feed.source());
  }
}
