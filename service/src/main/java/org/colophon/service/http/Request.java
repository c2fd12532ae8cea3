package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.Optional;
import org.colophon.service.api.ApiMapper;

/// A request for one operation, read as the operation declares it.
public final class Request {
  private final Context context;
  private final Operation operation;
  private final Forwarder forwarder;
  private final Instant now;

  /// @param now when it came
  Request(Context context, Operation operation, Forwarder forwarder, Instant now) {
    this.context = context;
    this.operation = operation;
    this.forwarder = forwarder;
    this.now = now;
  }

  /// The one instant at which everything about this request is judged.
  public Instant now() {
    return now;
  }

  /// The path and query as asked for: under them a cache keeps the answer.
  public String pathAndQuery() {
    String query = context.queryString();
    return query == null || query.isEmpty() ? context.path() : context.path() + "?" + query;
  }

  /// Whether only the header is asked for.
  public boolean isHead() {
    return context.method().equals(HandlerType.HEAD);
  }

  /// A parameter that the operation declares.
  ///
  /// @throws org.colophon.service.api.ApiException when it is not valid
  public <T> T get(Parameter<T> parameter) {
    if (!operation.parameters().contains(parameter)) {
      throw new IllegalStateException(
          operation.path() + " does not declare the parameter " + parameter.name());
    }
    String text =
        switch (parameter.place()) {
          case PATH -> context.pathParam(parameter.name());
          case QUERY -> context.queryParam(parameter.name());
          case HEADER -> context.header(parameter.name());
        };
    return parameter.reader().apply(text);
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
    return context.contentLength() <= 0 ? Optional.empty() : Optional.of(body(message));
  }

  /// Whether the client asks for this media type.
  public boolean accepts(String mediaType) {
    String accepted = context.header("Accept");
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
    return Callers.checked(context.req(), ApiMapper.parse(message), declaredBody().message());
  }

  /// Who sends it.
  public Caller caller() {
    return Callers.of(context.req());
  }

  /// Calls another operation for the same caller and writes its answer, in an envelope, as the
  /// answer to this request. Nothing else may be written then.
  public void forward(ForwardedCall call, ForwardedCall.Envelope envelope) {
    forwarder.forward(context, call, envelope);
  }

  /// The body's bytes.
  ///
  /// @throws org.colophon.service.api.ApiException when it is too long or of another media type
  public byte[] bytes() {
    return RequestBody.bytes(context, declaredBody().mediaTypes());
  }

  private Operation.Body declaredBody() {
    Operation.Body body = operation.body();
    if (body == null) {
      throw new IllegalStateException(operation.path() + " declares no body");
    }
    return body;
  }
}
