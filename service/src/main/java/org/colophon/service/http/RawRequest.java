package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as it came, before an operation reads it: over HTTP, or from a command in this
/// process.
interface RawRequest {
  String path();

  /// Without the question mark; null or empty when there is none.
  @Nullable String query();

  /// Whether only the header is asked for.
  boolean isHead();

  /// The text of a parameter; null when it is absent.
  @Nullable String parameter(Parameter.Place place, String name);

  boolean hasBody();

  /// The body's bytes.
  ///
  /// @param mediaTypes those that the operation takes
  /// @throws org.colophon.service.api.ApiException when it is too long or of another media type
  byte[] body(List<String> mediaTypes);

  Caller caller();

  /// A message as its caller may send it: about what is theirs, in their name.
  ///
  /// @param type of the message
  /// @throws org.colophon.service.api.ApiException when they may not
  JsonNode checked(JsonNode message, Class<?> type);

  /// Calls another operation for the same caller and writes its answer, in an envelope, as the
  /// answer to this request.
  void forward(ForwardedCall call, ForwardedCall.Envelope envelope);
}
