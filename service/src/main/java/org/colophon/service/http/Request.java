package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.colophon.service.api.ApiMapper;

/// A request for one operation, read as the operation declares it.
public final class Request {
  private final RawRequest raw;
  private final Operation operation;
  private final Instant now;

  /// @param now when it came
  Request(RawRequest raw, Operation operation, Instant now) {
    this.raw = raw;
    this.operation = operation;
    this.now = now;
  }

  /// The one instant at which everything about this request is judged.
  public Instant now() {
    return now;
  }

  /// The path and query as asked for: under them a cache keeps the answer.
  public String pathAndQuery() {
    String query = raw.query();
    return query == null || query.isEmpty() ? raw.path() : raw.path() + "?" + query;
  }

  /// Whether only the header is asked for.
  public boolean isHead() {
    return raw.isHead();
  }

  /// A parameter that the operation declares.
  ///
  /// @throws org.colophon.service.api.ApiException when it is not valid
  public <T> T get(Parameter<T> parameter) {
    if (!operation.parameters().contains(parameter)) {
      throw new IllegalStateException(
          operation.path() + " does not declare the parameter " + parameter.name());
    }
    return parameter.reader().apply(raw.parameter(parameter.place(), parameter.name()));
  }

  /// The body as the message that the operation declares.
  ///
  /// @throws org.colophon.service.api.ApiException when it is not valid
  public <T> T body(Class<T> message) {
    if (!message.equals(declaredBody().message())) {
      throw new IllegalStateException(operation.path() + " does not take a " + message);
    }
    return ApiMapper.read(json(), message);
  }

  /// The body as the message that the operation declares; empty when there is none.
  ///
  /// @throws org.colophon.service.api.ApiException when it is not valid
  public <T> Optional<T> optionalBody(Class<T> message) {
    return raw.hasBody() ? Optional.of(body(message)) : Optional.empty();
  }

  /// Whether the client asks for this media type.
  public boolean accepts(String mediaType) {
    String accepted = raw.parameter(Parameter.Place.HEADER, "Accept");
    return accepted != null && accepted.contains(mediaType);
  }

  /// The body as a tree of JSON, for a message that is read only after something was added to it.
  ///
  /// @throws org.colophon.service.api.ApiException when it is not valid JSON
  public JsonNode json() {
    return parse(bytes());
  }

  /// A message in the body, where that has several.
  ///
  /// @throws org.colophon.service.api.ApiException when it is not valid JSON, or not the caller's
  ///   to send
  public JsonNode parse(byte[] message) {
    return raw.checked(ApiMapper.parse(message), declaredBody().message());
  }

  /// Who sends it.
  public Caller caller() {
    return raw.caller();
  }

  /// Calls another operation for the same caller and writes its answer, in an envelope, as the
  /// answer to this request. Nothing else may be written then.
  public void forward(ForwardedCall call, ForwardedCall.Envelope envelope) {
    raw.forward(call, envelope);
  }

  /// The body's bytes.
  ///
  /// @throws org.colophon.service.api.ApiException when it is too long or of another media type
  public byte[] bytes() {
    return raw.body(declaredBody().mediaTypes());
  }

  private Operation.Body declaredBody() {
    Operation.Body body = operation.body();
    if (body == null) {
      throw new IllegalStateException(operation.path() + " declares no body");
    }
    return body;
  }
}
