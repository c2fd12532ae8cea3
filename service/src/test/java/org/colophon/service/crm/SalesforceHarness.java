package org.colophon.service.crm;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.crm.CrmJobs;

/// A contract server and a connector to it that waits for nothing.
final class SalesforceHarness implements AutoCloseable {
  static final FieldMapping MAPPING =
      FieldMapping.of(
          SalesforceServer.KEY,
          List.of(
              "profiling=Crm_Profiling__c",
              "newsletter=Crm_Newsletter__c",
              "follows=Crm_Follows__c",
              "segments=Crm_Segments__c"),
          List.of(
              "profiling=Colophon_Profiling__c",
              "newsletter=Colophon_Newsletter__c",
              "follows=Colophon_Follows__c",
              "segments=Colophon_Segments__c"));

  final SalesforceServer server;
  final List<Duration> waits = new ArrayList<>();
  private final KeyPair keys;

  SalesforceHarness(SalesforceFaults faults, SalesforceBulk.UpsertLog log, InstantSource clock)
      throws IOException {
    this.keys = keys();
    List<String> fields = new ArrayList<>(MAPPING.fields());
    fields.add("Name");
    this.server = new SalesforceServer(0, keys.getPublic(), fields, faults, log, clock);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  KeyPair keyPair() {
    return keys;
  }

  /// Somebody writes a record in the CRM.
  void writes(String ref, Map<String, String> fields) {
    Map<String, String> record = new HashMap<>(fields);
    record.put(SalesforceServer.KEY, ref);
    server.records().upsert(record);
  }

  SalesforceSettings settings(String client) {
    return new SalesforceSettings(
        URI.create(server.address()),
        Set.of("127.0.0.1"),
        client,
        SalesforceLogin.USER,
        keys.getPrivate(),
        "Contact",
        MAPPING,
        Duration.ofMillis(1));
  }

  SalesforceConnector connector(CrmJobs jobs, InstantSource clock) {
    return new SalesforceConnector(settings(SalesforceLogin.CLIENT), jobs, waits::add, clock);
  }

  @Override
  public void close() {
    server.close();
  }
}
