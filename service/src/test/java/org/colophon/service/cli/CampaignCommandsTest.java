package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.colophon.audience.testing.TestRetention;
import org.colophon.service.app.Stores;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `campaigns` and `triggers` on a data directory that no service has.
class CampaignCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final InstantSource clock = InstantSource.fixed(TestService.NOW.plusSeconds(60));

  @TempDir private Path data = Path.of(".");

  @BeforeEach
  void write() throws IOException {
    try (Stores stores = Stores.open(data, clock)) {
      DemoCatalog demo = DemoCatalog.laidAt(TestService.NOW);
      demo.loadInto(stores.catalog(), stores.audiences());
      demo.loadSignals(stores.people(), TestRetention.USUAL);
    }
    put(
        "/v1/campaigns/herbst",
        """
        {"owner": "desk-nordufer", "reason": "Neuer Küstenkrimi", "channel": "mail",
         "segment": "seg-kuestenkrimi-wochenende", "items": ["hafenlicht"],
         "send_at": "2026-11-22T10:00:00Z"}
        """);
    put(
        "/v1/triggers/guenstiger",
        """
        {"owner": "desk-nordufer", "reason": "Gemerkt", "imprint": "nordufer",
         "kind": "wish_cheaper", "channel": "mail"}
        """);
  }

  private void put(String path, String body) throws IOException {
    try (ServiceClient service = ServiceClient.open(Config.usual(data), clock)) {
      JsonNode tree = CommandJson.MAPPER.readTree(body);
      ServiceClient.good(service.put(path, tree));
    }
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data.toString();
    return Commands.of(clock)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private void says(String part) {
    assertTrue(out.toString().contains(part), out.toString() + err);
  }

  @Test
  void aCampaignGoesFromTheCheckToItsResult() {
    run("campaigns", "check", "herbst");
    says("Now");
    says("hafenlicht");
    says("people would get a message now");
    assertEquals(Exit.FAILED, run("campaigns", "approve", "herbst"));
    assertTrue(err.toString().contains("it is draft"), err.toString());
    assertEquals(Exit.OK, run("campaigns", "freeze", "herbst"), err.toString());
    says("herbst, frozen: Neuer Küstenkrimi");
    assertEquals(Exit.OK, run("campaigns", "approve", "herbst"));
    assertEquals(Exit.OK, run("campaigns", "send", "herbst", "--json"));
    says("\"state\":\"sending\"");
    assertEquals(Exit.OK, run("campaigns", "stop", "herbst", "--for-now"));
    says("herbst, paused");
    assertEquals(Exit.OK, run("campaigns", "show", "herbst"));
    says("to seg-kuestenkrimi-wochenende over mail");
    assertEquals(Exit.OK, run("campaigns", "list", "--state", "paused"));
    says("paused     herbst");
    assertEquals(Exit.OK, run("campaigns", "list", "--channel", "push"));
    says("no campaigns");
    assertEquals(Exit.USAGE, run("campaigns", "stop", "herbst", "--for-now", "--recall"));
    assertEquals(Exit.OK, run("campaigns", "stop", "herbst", "--recall"));
    says("herbst, recalled");
    assertEquals(Exit.OK, run("campaigns", "result", "herbst"));
    says("0 sent");
    says("not everybody was looked at yet");
    assertEquals(Exit.FAILED, run("campaigns", "show", "winter"));
    assertEquals(Exit.USAGE, run("campaigns"));
  }

  @Test
  void aTriggerIsPausedAndGoesOn() {
    assertEquals(Exit.OK, run("triggers", "list"));
    says("active   guenstiger");
    assertEquals(Exit.OK, run("triggers", "pause", "guenstiger"));
    says("since 2026-11-22T09:01:00Z");
    assertEquals(Exit.OK, run("triggers", "list", "--json"));
    says("paused_at");
    assertEquals(Exit.OK, run("triggers", "resume", "guenstiger"));
    says("active   guenstiger");
    assertEquals(Exit.OK, run("triggers", "preview", "guenstiger"));
    assertEquals(Exit.FAILED, run("triggers", "pause", "none"));
    assertEquals(Exit.USAGE, run("triggers"));
  }
}
