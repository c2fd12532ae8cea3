package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.service.api.PercentEncoding;
import org.jspecify.annotations.Nullable;

/// The operations on the labellings of a data directory.
record LabellingClient(ServiceClient service) implements AutoCloseable {
  /// A request could not be met; the message says why.
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  JsonNode list() {
    return get("/v1/labellings");
  }

  JsonNode draw(ObjectNode request) {
    return post("/v1/labellings", request);
  }

  JsonNode status(LabellingId id) {
    return get("/v1/labellings/" + id);
  }

  /// Writes down one answer, in the form of `POST /v1/labellings/{id}/labels`.
  void say(LabellingId id, ObjectNode statement) {
    post("/v1/labellings/" + id + "/labels", statement);
  }

  JsonNode agreement(LabellingId id, @Nullable String first, @Nullable String second) {
    StringBuilder path = new StringBuilder("/v1/labellings/" + id + "/agreement");
    char joint = '?';
    if (first != null) {
      path.append(joint).append("first=").append(PercentEncoding.of(first));
      joint = '&';
    }
    if (second != null) {
      path.append(joint).append("second=").append(PercentEncoding.of(second));
    }
    return get(path.toString());
  }

  JsonNode gold(LabellingId id, int labellers) {
    return get("/v1/labellings/" + id + "/gold?labellers=" + labellers);
  }

  /// What is read at any path.
  JsonNode get(String path) {
    return done(() -> service.get(path));
  }

  private JsonNode post(String path, ObjectNode body) {
    return done(() -> service.post(path, body));
  }

  /// A request.
  @FunctionalInterface
  private interface Request {
    ServiceClient.Answer send() throws IOException;
  }

  private JsonNode done(Request request) {
    try {
      ServiceClient.Answer answer = request.send();
      if (!answer.isGood()) {
        throw new Refusal(answer.detail());
      }
      return answer.body();
    } catch (IOException e) {
      throw new Refusal(
          "the service at " + service.address() + " does not answer: " + e.getMessage());
    }
  }

  /// Where the page is; null while no service runs.
  @Nullable URI page(LabellingId id) {
    URI address = service.address();
    return address == null ? null : address.resolve("/labelling.html?set=" + id);
  }

  @Override
  public void close() {
    service.close();
  }
}
