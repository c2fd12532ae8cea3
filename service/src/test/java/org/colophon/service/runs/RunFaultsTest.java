package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.app.Application;
import org.colophon.service.app.Showing;
import org.colophon.service.jobs.Approval;
import org.colophon.service.jobs.Kind;
import org.colophon.service.jobs.Order;
import org.colophon.service.jobs.RunDesk;
import org.colophon.service.jobs.RunDesk.Action;
import org.colophon.service.jobs.RunDesk.Status;
import org.colophon.service.jobs.RunId;
import org.colophon.service.jobs.Selection;
import org.colophon.service.jobs.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs on a full disk, on a database that somebody else holds, over poisonous items and beside a
/// clock that jumps: each ends in a clear state, and nothing is lost.
class RunFaultsTest {
  private static final int FAT = 300;
  private static final Kind SWITCH = new Kind.Enrich("two", Set.of());

  @TempDir private Path root;
  private final SettableClock clock = new SettableClock(Shelves.NOW);

  private Application open(Path directory) {
    return Application.open(
        directory,
        new Application.Models(new WordModels(0), "one"),
        Showing.Settings.usual(),
        clock,
        stores -> {});
  }

  private Application filled(Path directory, int items) {
    Application application = open(directory);
    Shelves.surround(application.stores().catalog(), application.stores().audiences());
    Shelves.fill(application.stores().catalog(), items, 2);
    application.catchUp();
    return application;
  }

  private static Status plan(Application application) {
    RunDesk.Answer answer = application.runs().plan(Order.of(SWITCH, Selection.ALL, "kim"), true);
    return assertInstanceOf(RunDesk.Answer.Done.class, answer).status();
  }

  private static Status find(Application application, Status status) {
    return application.runs().find(status.run().id()).orElseThrow();
  }

  @Test
  void aDatabaseThatAnotherProgramHoldsIsWaitedFor() throws Exception {
    Path directory = root.resolve("locked");
    long held = Boolean.getBoolean("colophon.long") ? 60 : 1;
    try (Application application = filled(directory, 20)) {
      Status run = plan(application);
      String file = "jdbc:sqlite:" + directory.resolve("colophon.db");
      try (Connection other = DriverManager.getConnection(file);
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        long due = System.nanoTime() + Duration.ofSeconds(held).toNanos();
        while (System.nanoTime() < due) {
          application.workOnRuns(); // waits for the writer's turn, then gives up
        }
        Status waiting = find(application, run);
        assertEquals(State.RUNNING, waiting.run().state());
        assertTrue(String.valueOf(waiting.waiting()).contains("locked by another program"));
        assertEquals(20, waiting.tally().pending());
        statement.execute("ROLLBACK");
      }
      application.workOnRuns();
      assertEquals(State.AWAITING_APPROVAL, find(application, run).run().state());
      assertEquals(0, find(application, run).tally().setAside());
    }
  }

  @Test
  void oneInAHundredPoisonousItemsIsSetAside() {
    try (Application application = filled(root.resolve("poison"), 200)) {
      for (int i : new int[] {17, 117}) {
        Shelves.rewrite(application.stores().catalog(), i, WordModels.POISON + " im Tee.", 9);
      }
      Status run = plan(application);
      application.workOnRuns();
      run = find(application, run);
      assertEquals(State.AWAITING_APPROVAL, run.run().state());
      assertEquals(2, run.tally().setAside());
      assertEquals(198, run.tally().made() + run.tally().unchanged());
      application.runs().act(run.run().id(), new Action.Approve(new Approval.Whole()));
      application.workOnRuns();
      assertEquals(198, find(application, run).tally().applied());
      assertEquals(200, application.itemIndex().size());
    }
  }

  @Test
  void aClockThatJumpsHoldsNoRunUpAndChangesNoResult() {
    try (Application application = filled(root.resolve("clock"), 20)) {
      Status run = plan(application);
      clock.set(Shelves.NOW.minus(Duration.ofDays(10)));
      application.workOnRuns();
      clock.set(Shelves.NOW.plus(Duration.ofDays(400)));
      application.runs().act(run.run().id(), new Action.Approve(new Approval.Whole()));
      application.workOnRuns();
      assertEquals(State.APPLIED, find(application, run).run().state());
      assertEquals(20, find(application, run).tally().applied());
      clock.set(Shelves.NOW);
      application.runs().act(run.run().id(), new Action.RollBack());
      application.workOnRuns();
      assertEquals(State.ROLLED_BACK, find(application, run).run().state());
    }
  }

  @Test
  void aFullDiskStopsARunUntilThereIsSpaceAgain() throws Exception {
    assumeTrue(mayMount(), "no mount namespace here: the disk cannot be made small");
    Path directory = root.resolve("full");
    filled(directory, FAT).close();
    Files.write(directory.resolve("ballast"), new byte[32 << 20]);
    long kib = size(directory) / 1_024 + 1_000;
    try (RunProcess service = RunProcess.start(directory, "size=" + kib + "k", 0)) {
      String order = "{\"kind\":\"enrich\",\"model\":\"two\",\"by\":\"kim\"}";
      RunProcess.Answer planned = service.send("POST", "/v1/runs", order);
      assertEquals(201, planned.status(), planned.toString());
      String path = "/v1/runs/" + planned.body().path("id").asLong();
      JsonNode run = await(service, path, r -> r.path("waiting").asText().contains("disk is full"));
      assertEquals("running", run.path("state").asText());
      assertEquals(200, service.send("GET", "/v1/items/item-0001", "").status());
      Files.delete(Path.of("/proc/" + service.pid() + "/root" + directory + "/ballast"));
      run = await(service, path, r -> r.path("state").asText().equals("awaiting_approval"));
      assertEquals(0, run.path("items").path("set_aside").asLong());
      assertEquals(
          FAT,
          run.path("items").path("differ").asLong() + run.path("items").path("unchanged").asLong());
      service.send("POST", path + "/approve", "");
      run = await(service, path, r -> r.path("state").asText().equals("applied"));
      assertEquals(FAT, run.path("items").path("applied").asLong());
    }
  }

  private interface Seen {
    boolean in(JsonNode run);
  }

  private static JsonNode await(RunProcess service, String path, Seen seen)
      throws IOException, InterruptedException {
    JsonNode run = service.send("GET", path, "").body();
    for (int i = 0; i < 900 && !seen.in(run); i++) {
      Thread.sleep(100);
      run = service.send("GET", path, "").body();
    }
    assertTrue(seen.in(run), run.toString());
    return run;
  }

  private static long size(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file) + 4_096;
      }
      return sum;
    }
  }

  private static boolean mayMount() throws InterruptedException {
    try {
      Path mount = Files.createTempDirectory("colophon-mount");
      Process process =
          new ProcessBuilder(
                  "unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs " + mount)
              .start();
      boolean may = process.waitFor() == 0;
      Files.delete(mount);
      return may;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void anItemThatEndsTheProcessEachTimeIsSetAside() {
    Path directory = root.resolve("deadly");
    RunId id;
    try (Application application = filled(directory, 8)) {
      id = plan(application).run().id();
      for (int start = 0; start < 4; start++) {
        // a process that claimed and ended
        application.stores().runs().recover(id);
        application.stores().runs().claim(id, 1);
      }
    }
    try (Application application = open(directory)) {
      application.workOnRuns();
      Status run = application.runs().find(id).orElseThrow();
      assertEquals(State.AWAITING_APPROVAL, run.run().state());
      assertEquals(1, run.tally().setAside());
      assertTrue(
          application
              .runs()
              .differences()
              .setAside(id, "", 9)
              .getFirst()
              .error()
              .startsWith("ProcessEnded"));
    }
  }
}
