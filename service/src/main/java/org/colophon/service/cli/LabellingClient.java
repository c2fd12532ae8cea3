package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.app.Stores;
import org.colophon.service.config.Config;
import org.colophon.service.labelling.LabellingEndpoint;
import org.colophon.service.labelling.LabellingRequest;
import org.colophon.service.labelling.LabelsRequest;
import org.jspecify.annotations.Nullable;

/// The labellings of a data directory, as the JSON of the API: from its stores, or over HTTP from
/// the service that owns it.
interface LabellingClient extends AutoCloseable {
  /// A request could not be met; the message says why.
  final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  /// Opens the door that a directory has.
  static LabellingClient at(DataOption data, InstantSource clock) throws IOException {
    return switch (data.instance()) {
      case Instance.Free _ -> Local.open(data.config(), clock);
      case Instance.Served(URI address, String secret) ->
          new Remote(new RunningInstance(address, secret));
    };
  }

  JsonNode list();

  JsonNode draw(ObjectNode request);

  JsonNode status(LabellingId id);

  /// Writes down one answer, in the form of `POST /v1/labellings/{id}/labels`.
  void say(LabellingId id, ObjectNode statement);

  JsonNode agreement(LabellingId id, @Nullable String first, @Nullable String second);

  JsonNode gold(LabellingId id, int labellers);

  /// Where the page is; null while no service runs.
  @Nullable URI page(LabellingId id);

  @Override
  void close();

  /// The stores, which this process owns meanwhile.
  record Local(Stores stores, LabellingEndpoint endpoint) implements LabellingClient {
    static Local open(Config config, InstantSource clock) {
      Stores stores = Stores.open(config.data(), clock);
      return new Local(
          stores, new LabellingEndpoint(stores.labellings(clock, config.region().territory())));
    }

    @Override
    public JsonNode list() {
      return answer(endpoint::list);
    }

    @Override
    public JsonNode draw(ObjectNode request) {
      return answer(() -> endpoint.draw(ApiMapper.read(request, LabellingRequest.class)));
    }

    @Override
    public JsonNode status(LabellingId id) {
      return answer(() -> endpoint.status(id));
    }

    @Override
    public void say(LabellingId id, ObjectNode labels) {
      answer(() -> endpoint.record(id, ApiMapper.read(labels, LabelsRequest.class)));
    }

    @Override
    public JsonNode agreement(LabellingId id, @Nullable String first, @Nullable String second) {
      return answer(() -> endpoint.compare(id, first, second));
    }

    @Override
    public JsonNode gold(LabellingId id, int labellers) {
      return answer(() -> endpoint.gold(id, labellers));
    }

    private static JsonNode answer(Supplier<Object> operation) {
      try {
        return ApiMapper.tree(operation.get());
      } catch (ApiException e) {
        throw new Refusal(e.problem().detail());
      }
    }

    @Override
    public @Nullable URI page(LabellingId id) {
      return null;
    }

    @Override
    public void close() {
      stores.close();
    }
  }

  /// The service that owns the directory.
  record Remote(RunningInstance service) implements LabellingClient {
    @Override
    public JsonNode list() {
      return call("/v1/labellings", null);
    }

    @Override
    public JsonNode draw(ObjectNode request) {
      return call("/v1/labellings", request);
    }

    @Override
    public JsonNode status(LabellingId id) {
      return call("/v1/labellings/" + id, null);
    }

    @Override
    public void say(LabellingId id, ObjectNode statement) {
      call("/v1/labellings/" + id + "/labels", statement);
    }

    @Override
    public JsonNode agreement(LabellingId id, @Nullable String first, @Nullable String second) {
      StringBuilder path = new StringBuilder("/v1/labellings/" + id + "/agreement");
      char joint = '?';
      if (first != null) {
        path.append(joint).append("first=").append(RunningInstance.encoded(first));
        joint = '&';
      }
      if (second != null) {
        path.append(joint).append("second=").append(RunningInstance.encoded(second));
      }
      return call(path.toString(), null);
    }

    @Override
    public JsonNode gold(LabellingId id, int labellers) {
      return call("/v1/labellings/" + id + "/gold?labellers=" + labellers, null);
    }

    /// Anything that the service answers; null as body: a GET.
    JsonNode call(String path, @Nullable ObjectNode body) {
      try {
        RunningInstance.Answer answer = service.ask(path, body);
        if (answer.status() >= 400) {
          throw new Refusal(answer.body().path("detail").asText("the service refused"));
        }
        return answer.body();
      } catch (IOException e) {
        throw new Refusal(
            "the service at " + service.address() + " does not answer: " + e.getMessage());
      }
    }

    @Override
    public URI page(LabellingId id) {
      return service.address().resolve("/labelling.html?set=" + id);
    }

    @Override
    public void close() {}
  }
}
