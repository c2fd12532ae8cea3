package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.config.Config;
import org.colophon.service.security.AccessEndpoint;
import org.colophon.service.security.Accounts;
import org.colophon.service.security.ApiKeys;
import org.colophon.service.security.KeyMessages.AccountRequest;
import org.colophon.service.security.KeyMessages.KeyRequest;
import org.colophon.service.store.Database;

/// The operations on keys and accounts, of a running service or in this process.
sealed interface AccessClient extends AutoCloseable {
  /// Of the directory that the option names.
  static AccessClient of(DataOption data, InstantSource clock) throws IOException {
    return switch (data.instance()) {
      case Instance.Free _ -> Local.open(data.config(), clock);
      case Instance.Served(URI address, String secret) ->
          new Remote(new RunningInstance(address, secret));
    };
  }

  JsonNode keys() throws IOException;

  JsonNode addKey(JsonNode request) throws IOException;

  JsonNode rotate(String id) throws IOException;

  JsonNode revoke(String id) throws IOException;

  JsonNode accounts() throws IOException;

  JsonNode putAccount(String name, JsonNode request) throws IOException;

  JsonNode disable(String name) throws IOException;

  @Override
  void close();

  /// The stores, which this process owns meanwhile.
  record Local(Database database, AccessEndpoint endpoint, InstantSource clock)
      implements AccessClient {
    static Local open(Config config, InstantSource clock) {
      Database database = Database.open(config.data());
      Config.AccessLimits limits = config.access();
      return new Local(
          database,
          new AccessEndpoint(
              new ApiKeys(database),
              new Accounts(database, limits.sessionLasts()),
              limits.keyOverlap()),
          clock);
    }

    private static JsonNode tree(Supplier<Object> work) throws IOException {
      try {
        return ApiMapper.tree(work.get());
      } catch (ApiException e) {
        throw new IOException(e.problem().detail() + "; " + e.problem().fix(), e);
      }
    }

    @Override
    public JsonNode keys() throws IOException {
      return tree(endpoint::allKeys);
    }

    @Override
    public JsonNode addKey(JsonNode request) throws IOException {
      return tree(
          () -> endpoint.addKey(ApiMapper.read(request, KeyRequest.class), clock.instant()));
    }

    @Override
    public JsonNode rotate(String id) throws IOException {
      return tree(() -> endpoint.rotate(id, clock.instant()));
    }

    @Override
    public JsonNode revoke(String id) throws IOException {
      return tree(() -> endpoint.revoke(id, clock.instant()));
    }

    @Override
    public JsonNode accounts() throws IOException {
      return tree(endpoint::allAccounts);
    }

    @Override
    public JsonNode putAccount(String name, JsonNode request) throws IOException {
      return tree(() ->
          endpoint.putAccount(
              name, ApiMapper.read(request, AccountRequest.class), clock.instant()));
    }

    @Override
    public JsonNode disable(String name) throws IOException {
      return tree(() -> endpoint.disable(name, clock.instant()));
    }

    @Override
    public void close() {
      database.close();
    }
  }

  /// A service that owns them.
  record Remote(RunningInstance service) implements AccessClient {
    private static JsonNode good(RunningInstance.Answer answer) throws IOException {
      if (answer.status() >= 300) {
        throw new IOException(
            answer.body().path("detail").asText("the service refused")
                + "; "
                + answer.body().path("fix").asText());
      }
      return answer.body();
    }

    private static String path(String kind, String name) {
      return "/v1/" + kind + "/" + RunningInstance.encoded(name);
    }

    @Override
    public JsonNode keys() throws IOException {
      return service.read("/v1/keys");
    }

    @Override
    public JsonNode addKey(JsonNode request) throws IOException {
      return good(service.ask("/v1/keys", request));
    }

    @Override
    public JsonNode rotate(String id) throws IOException {
      return good(service.ask(path("keys", id) + "/rotate", NullNode.instance));
    }

    @Override
    public JsonNode revoke(String id) throws IOException {
      return good(service.delete(path("keys", id)));
    }

    @Override
    public JsonNode accounts() throws IOException {
      return service.read("/v1/accounts");
    }

    @Override
    public JsonNode putAccount(String name, JsonNode request) throws IOException {
      return good(service.put(path("accounts", name), request));
    }

    @Override
    public JsonNode disable(String name) throws IOException {
      return good(service.delete(path("accounts", name)));
    }

    @Override
    public void close() {
      service.client().close();
    }
  }
}
