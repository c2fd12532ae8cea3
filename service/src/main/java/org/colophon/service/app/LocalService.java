package org.colophon.service.app;

import java.time.InstantSource;
import org.colophon.service.config.Config;
import org.colophon.service.http.LocalOperations;
import org.jspecify.annotations.Nullable;

/// The operations that need no models on a data directory that no service has. One process owns a
/// directory at a time. Closing twice is harmless.
public final class LocalService implements AutoCloseable {
  private final Stores stores;
  private final LocalOperations operations;

  private LocalService(Stores stores, LocalOperations operations) {
    this.stores = stores;
    this.operations = operations;
  }

  public static LocalService open(Config config, InstantSource clock) {
    Stores stores = Stores.open(config.data(), clock);
    try {
      var access = stores.access(config, clock);
      var endpoints = Endpoints.withoutModels(stores, config, access, clock);
      return new LocalService(stores, new LocalOperations(endpoints, access, clock));
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  /// Calls an operation, as over HTTP.
  ///
  /// @param body null when there is none
  public LocalOperations.Reply call(
      String method, String pathAndQuery, String mediaType, byte @Nullable [] body) {
    return operations.call(method, pathAndQuery, mediaType, body);
  }

  @Override
  public void close() {
    stores.close();
  }
}
