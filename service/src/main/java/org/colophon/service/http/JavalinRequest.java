package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request that came over HTTP.
record JavalinRequest(Context context, Forwarder forwarder) implements RawRequest {
  @Override
  public String path() {
    return context.path();
  }

  @Override
  public @Nullable String query() {
    return context.queryString();
  }

  @Override
  public boolean isHead() {
    return context.method().equals(HandlerType.HEAD);
  }

  @Override
  public @Nullable String parameter(Parameter.Place place, String name) {
    return switch (place) {
      case PATH -> context.pathParam(name);
      case QUERY -> context.queryParam(name);
      case HEADER -> context.header(name);
    };
  }

  @Override
  public boolean hasBody() {
    return context.contentLength() > 0;
  }

  @Override
  public byte[] body(List<String> mediaTypes) {
    return RequestBody.bytes(context, mediaTypes);
  }

  @Override
  public Caller caller() {
    return Callers.of(context.req());
  }

  @Override
  public JsonNode checked(JsonNode message, Class<?> type) {
    return Callers.checked(context.req(), message, type);
  }

  @Override
  public void forward(ForwardedCall call, ForwardedCall.Envelope envelope) {
    forwarder.forward(context, call, envelope);
  }
}
