package org.colophon.service.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ErrorCode;

/// Records of a delivery, read one by one in order.
public interface RecordStream {
  /// Hands every record to `sink`, broken ones too.
  ///
  /// @throws IOException when the file itself cannot be read
  void forEach(Consumer<Raw> sink) throws IOException;

  /// A record as it came.
  sealed interface Raw {
    RecordPosition place();

    /// Its JSON.
    ///
    /// @throws ApiException when it has none
    JsonNode orThrow();

    /// A record with a JSON form.
    record Parsed(RecordPosition place, JsonNode json) implements Raw {
      @Override
      public JsonNode orThrow() {
        return json;
      }
    }

    /// A record that cannot be read.
    record Malformed(RecordPosition place, ApiException error) implements Raw {
      @Override
      public JsonNode orThrow() {
        throw error;
      }
    }

    /// A record whose JSON `parser` reads.
    static Raw of(RecordPosition place, Supplier<JsonNode> parser) {
      try {
        return new Parsed(place, parser.get());
      } catch (ApiException e) {
        return new Malformed(place, e);
      }
    }

    /// A record that cannot be read.
    static Raw malformed(RecordPosition place, ErrorCode code, String reason, String fix) {
      return new Malformed(place, new ApiException(code, "", reason, fix));
    }
  }
}
