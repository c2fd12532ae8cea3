package org.colophon.service.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.colophon.service.api.StrictJson;

/// The JSON that commands read and print: strict, of bounded depth and length. Thread-safe.
public final class CommandJson {
  /// Reads and writes trees; shared, since it is costly to make.
  public static final JsonMapper MAPPER = StrictJson.mapper().build();

  private CommandJson() {}
}
