package org.colophon.service.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.function.Consumer;
import org.colophon.service.json.Reading;

/// Records of a delivery, read one by one in order.
public interface RecordStream {
  /// Hands every record to `sink`, broken ones too.
  ///
  /// @throws IOException when the file itself cannot be read
  void forEach(Consumer<Raw> sink) throws IOException;

  /// A record as it came.
  record Raw(RecordPosition place, Reading<JsonNode> json) {}
}
