package org.colophon.service.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.colophon.audience.Signals;
import org.colophon.audience.testing.TestRetention;
import org.colophon.campaign.CampaignChecks;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.MessageSelection;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.exposure.SendTimeChecks;
import org.colophon.governance.gate.Gate;
import org.colophon.service.app.Stores;
import org.colophon.service.campaigns.CampaignEndpoint;
import org.colophon.service.campaigns.OutboxEndpoint;
import org.colophon.service.http.AccessControl;
import org.colophon.service.http.HttpServer;
import org.colophon.service.http.Metrics;
import org.colophon.service.http.PriorityGate;
import org.colophon.service.people.PeopleEndpoint;
import org.colophon.service.people.ProductLookup;

/// The endpoints of campaigns and people over a real data directory, in a process that can be
/// killed. Says `port N` when it answers.
final class CampaignService {
  static final int PER_WEEK = 2;

  private CampaignService() {}

  /// Serves until it is killed or its input ends.
  ///
  /// @param arguments the data directory, and the time on the machine's clock, in milliseconds, at
  ///   which its clock says [Stock#NOW]
  public static void main(String[] arguments) throws IOException {
    long base = Long.parseLong(arguments[1]);
    InstantSource clock = () -> Stock.NOW.plusMillis(System.currentTimeMillis() - base);
    try (Stores stores = Stores.open(Path.of(arguments[0]), clock)) {
      Gate gate = stores.gate(clock);
      Metrics metrics = new Metrics(List.of());
      CampaignStore store = stores.campaigns();
      CampaignChecks checks =
          new CampaignChecks(
              new SendTimeChecks(gate, Duration.ofDays(3)), stores.catalog(), stores.audiences());
      QuietHours never = QuietHours.parse("03:00-03:01", ZoneOffset.UTC);
      HttpServer server =
          HttpServer.start(
              HttpServer.Settings.local(0),
              AccessControl.OPEN,
              List.of(
                  new CampaignEndpoint(
                      store, checks, stores.catalog(), stores.audiences(), "DE", ZoneOffset.UTC),
                  new OutboxEndpoint(
                      store,
                      checks,
                      stores.people(),
                      stores.ledger(),
                      new MessageSelection.Terms(PER_WEEK, TestRetention.USUAL),
                      never,
                      clock),
                  new PeopleEndpoint(
                      new Signals(
                          stores.people(),
                          TestRetention.USUAL,
                          new Signals.Renewal(moved -> {}, moved -> {}),
                          clock),
                      ProductLookup.of(stores.catalog()),
                      metrics.registry())),
              metrics,
              List.of(),
              new PriorityGate(),
              gate::isClockTrusted,
              clock);
      System.out.println("port " + server.port());
      System.out.flush();
      while (System.in.read() >= 0) {
        // nothing is asked of it this way
      }
      server.close();
    }
  }
}
