package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.service.config.ConfigKey;
import org.jspecify.annotations.Nullable;

/// The way to the runs of a data directory: over HTTP to the service that owns it, or to one that
/// is started here for as long as the command takes.
final class RunClient implements AutoCloseable {
  private final Path data;
  private final ServiceClient service;
  private final @Nullable RunningService own;

  private RunClient(Path data, ServiceClient service, @Nullable RunningService own) {
    this.data = data;
    this.service = service;
    this.own = own;
  }

  /// @param inUse the model where no run chose one and no service runs; null for that of the
  ///   configuration
  static RunClient open(DataOption option, @Nullable String inUse, InstantSource clock)
      throws IOException {
    Path data = option.directory();
    return switch (option.instance()) {
      case Instance.Served(URI address, String secret) ->
          new RunClient(data, ServiceClient.over(address, secret), null);
      case Instance.Free _ -> {
        Map<ConfigKey, List<String>> here = new EnumMap<>(ConfigKey.class);
        here.put(ConfigKey.HOST, List.of("127.0.0.1"));
        here.put(ConfigKey.PORT, List.of("0"));
        if (inUse != null) {
          here.put(ConfigKey.MODEL, List.of(inUse));
        }
        RunningService own = RunningService.start(option.config(here), null, clock);
        String secret = own.operatorSecret();
        Instance.announce(data, own.port(), secret);
        URI address = URI.create("http://127.0.0.1:" + own.port());
        yield new RunClient(data, ServiceClient.over(address, secret), own);
      }
    };
  }

  /// Asks; null as body: a GET.
  ///
  /// @throws RunRefused with what the service says is wrong
  JsonNode ask(String path, @Nullable ObjectNode body) throws IOException {
    ServiceClient.Answer answer = body == null ? service.get(path) : service.post(path, body);
    if (!answer.isGood()) {
      throw new RunRefused(answer.body().path("code").asText() + ": " + answer.detail());
    }
    return answer.body();
  }

  @Override
  public void close() throws IOException {
    service.close();
    if (own != null) {
      Instance.leave(data);
      own.close();
    }
  }

  /// The service does not do it, for the reason in the message.
  static final class RunRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunRefused(String message) {
      super(message);
    }
  }
}
