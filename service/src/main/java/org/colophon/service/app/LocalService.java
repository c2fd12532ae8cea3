package org.colophon.service.app;

import java.time.InstantSource;
import java.util.Map;
import org.colophon.service.config.Config;
import org.colophon.service.crm.CrmService;
import org.colophon.service.http.LocalOperations;
import org.jspecify.annotations.Nullable;

/// The operations that need no models on a data directory that no service has. One process owns a
/// directory at a time. Closing twice is harmless.
public final class LocalService implements AutoCloseable {
  private final Stores stores;
  private final Config config;
  private final InstantSource clock;
  private final LocalOperations operations;
  private @Nullable CrmService crm;

  private LocalService(Stores stores, Config config, InstantSource clock) {
    this.stores = stores;
    this.config = config;
    this.clock = clock;
    var access = stores.access(config, clock);
    var endpoints = Endpoints.withoutModels(stores, config, access, this::crm, clock);
    this.operations = new LocalOperations(endpoints, access, clock);
  }

  public static LocalService open(Config config, InstantSource clock) {
    Stores stores = Stores.open(config.data(), clock);
    try {
      return new LocalService(stores, config, clock);
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  /// The exchange with a CRM, opened when it is asked for first: what is wrong with it concerns no
  /// other operation.
  private @Nullable CrmService crm() {
    if (crm == null) {
      crm = stores.crm(config, Endpoints.signals(stores, config, clock), clock);
    }
    return crm;
  }

  /// Calls an operation, as over HTTP.
  ///
  /// @param body null when there is none
  /// @param headers by name
  public LocalOperations.Reply call(
      String method,
      String pathAndQuery,
      String mediaType,
      byte @Nullable [] body,
      Map<String, String> headers) {
    return operations.call(method, pathAndQuery, mediaType, body, headers);
  }

  @Override
  public void close() {
    if (crm != null) {
      crm.close();
    }
    stores.close();
  }
}
