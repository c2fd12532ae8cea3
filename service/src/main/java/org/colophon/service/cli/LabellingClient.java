package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.LabellingResult;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.service.app.Stores;
import org.colophon.service.json.Json;
import org.colophon.service.json.LabellingJson;
import org.colophon.service.json.Reading;
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
  static LabellingClient at(Instance instance, InstantSource clock) {
    return switch (instance) {
      case Instance.Free(Path free) -> new Local(Stores.open(free, clock), clock);
      case Instance.Served(URI address) -> new Remote(new RunningInstance(address));
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
  record Local(Stores stores, InstantSource clock) implements LabellingClient {
    private LabellingService labellings() {
      return stores.labellings(clock);
    }

    @Override
    public JsonNode list() {
      ObjectNode body = Json.MAPPER.createObjectNode();
      var all = body.putArray("labellings");
      labellings().all().forEach(labelling -> all.add(LabellingJson.summary(labelling)));
      return body;
    }

    @Override
    public JsonNode draw(ObjectNode request) {
      return switch (LabellingJson.readRequest(request)) {
        case Reading.Good<LabellingService.Request>(var wanted) ->
            done(labellings().draw(wanted), LabellingJson::status);
        case Reading.Bad<LabellingService.Request>(var problem) ->
            throw new Refusal(problem.sentence());
      };
    }

    @Override
    public JsonNode status(LabellingId id) {
      return done(labellings().status(id), LabellingJson::status);
    }

    @Override
    public void say(LabellingId id, ObjectNode statement) {
      switch (LabellingJson.readStatement(statement)) {
        case Reading.Good<LabellingJson.Statement>(var said) ->
            done(
                labellings().answer(id, said.item(), said.labeller(), said.said()),
                LabellingJson::given);
        case Reading.Bad<LabellingJson.Statement>(var problem) ->
            throw new Refusal(problem.sentence());
      }
    }

    @Override
    public JsonNode agreement(LabellingId id, @Nullable String first, @Nullable String second) {
      return done(labellings().compare(id, first, second), LabellingJson::agreement);
    }

    @Override
    public JsonNode gold(LabellingId id, int labellers) {
      return done(labellings().gold(id, labellers), LabellingJson::gold);
    }

    private static <T> JsonNode done(LabellingResult<T> result, Function<T, ObjectNode> json) {
      return switch (result) {
        case LabellingResult.Done<T>(T value) -> json.apply(value);
        case LabellingResult.Refused<T>(var _, var _, String reason) -> throw new Refusal(reason);
      };
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
