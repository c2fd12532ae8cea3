package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.colophon.editorial.Suggestions;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;
import org.colophon.service.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs on a full disk, on a database that somebody else holds, over poisonous items and beside a
/// clock that jumps: each ends in a clear state, and nothing is lost.
class RunFaultsTest {
  private static final int FAT = 300;

  @TempDir private Path root;

  /// Nobody who writes a text waits for who writes the database.
  @Test
  void aDraftIsAnsweredWhileAnotherProgramHoldsTheDatabase() throws Exception {
    Path directory = root.resolve("draft");
    try (Room room = Room.filled(directory, 5)) {
      long before = vectors(directory);
      try (Holder _ = Holder.of(directory)) {
        Suggestions first = room.application().desk().suggest(Asking.draft(1));
        assertEquals(first.related(), room.application().desk().suggest(Asking.draft(1)).related());
        assertEquals(before, vectors(directory));
      }
      room.application().catchUp();
      assertTrue(vectors(directory) > before, "the draft's vectors are kept later");
    }
  }

  private static long vectors(Path directory) throws SQLException {
    try (Connection connection = Holder.connect(directory);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM vector")) {
      return count.getLong(1);
    }
  }

  @Test
  void aDatabaseThatAnotherProgramHoldsIsWaitedFor() throws Exception {
    Path directory = root.resolve("locked");
    long held = Boolean.getBoolean("colophon.long") ? 60 : 1;
    try (Room room = Room.filled(directory, 20)) {
      RunId run = room.plan(Room.order(Room.SWITCH));
      int rounds = 0;
      try (Holder _ = Holder.of(directory)) {
        long due = System.nanoTime() + Duration.ofSeconds(held).toNanos();
        while (System.nanoTime() < due) {
          room.application().workOnRuns(); // waits for the writer's turn, then gives up
          rounds++;
        }
        Status waiting = room.find(run);
        assertEquals(RunState.RUNNING, waiting.run().state());
        assertTrue(String.valueOf(waiting.waiting()).contains("locked by another program"));
        assertEquals(20, waiting.tally().pending());
        assertEquals(20, room.accepted().size()); // who reads is not held up
      }
      System.out.println("locked for " + held + " s: tried " + rounds + " times");
      room.application().workOnRuns();
      assertEquals(RunState.AWAITING_APPROVAL, room.find(run).run().state());
      assertEquals(0, room.find(run).tally().setAside());
    }
  }

  @Test
  void oneInAHundredPoisonousItemsIsSetAside() {
    try (Room room = Room.filled(root.resolve("poison"), 200)) {
      for (int i : new int[] {17, 117}) {
        Shelves.rewrite(room.catalog(), i, WordModels.POISON + " im Tee.", 9);
      }
      Status run = room.run(Room.order(Room.SWITCH));
      assertEquals(RunState.AWAITING_APPROVAL, run.run().state());
      assertEquals(2, run.tally().setAside());
      assertEquals(198, run.tally().made() + run.tally().unchanged());
      run = room.act(run, new Action.Approve(new Approval.Whole()));
      assertEquals(198, run.tally().applied());
      assertEquals(200, room.application().itemIndex().size());
    }
  }

  @Test
  void aMachineThatSleptForAYearHoldsNoRunUpAndChangesNoResult() {
    try (Room room = Room.filled(root.resolve("clock"), 20)) {
      RunId id = room.plan(Room.order(Room.SWITCH));
      room.application().workOnRuns();
      room.clock.set(Shelves.NOW.plus(Duration.ofDays(400)));
      Status run = room.act(room.find(id), new Action.Approve(new Approval.Whole()));
      assertEquals(RunState.APPLIED, run.run().state());
      assertEquals(20, run.tally().applied());
      assertEquals(RunState.ROLLED_BACK, room.act(run, new Action.RollBack()).run().state());
    }
  }

  @Test
  void aRunWaitsWhileTheClockCannotBeTrusted() {
    try (Room room = Room.filled(root.resolve("untrusted"), 6)) {
      RunId id = room.plan(Room.again(Room.ENRICH, RunSelection.ALL));
      room.wrong = Duration.ofDays(400);
      room.application().workOnRuns();
      Status waits = room.find(id);
      assertEquals(6, waits.tally().pending());
      assertEquals(
          "the machine's clock cannot be trusted; nothing is written until it can",
          waits.waiting());
      room.wrong = Duration.ZERO;
      room.application().workOnRuns();
      assertEquals(RunState.AWAITING_APPROVAL, room.find(id).run().state());
    }
  }

  @Test
  void aFullDiskStopsARunUntilThereIsSpaceAgain() throws Exception {
    assumeTrue(Child.mayMount(), "no mount namespace here: the disk cannot be made small");
    Path directory = root.resolve("full");
    Room.filled(directory, FAT).close();
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

  @Test
  void anItemThatEndsTheProcessEachTimeIsSetAside() {
    Path directory = root.resolve("deadly");
    try (Room room = Room.filled(directory, 8)) {
      RunId id = room.plan(Room.order(Room.SWITCH));
      for (int start = 0; start < 4; start++) {
        // a process that claimed and ended
        room.application().stores().runs().recover(id);
        room.application().stores().runs().claim(id, 1);
      }
      room.restart();
      room.application().workOnRuns();
      Status run = room.find(id);
      assertEquals(RunState.AWAITING_APPROVAL, run.run().state());
      assertEquals(1, run.tally().setAside());
      assertTrue(
          room.application()
              .runs()
              .differences()
              .setAside(id, "", 9)
              .getFirst()
              .error()
              .startsWith("ProcessEnded"));
    }
  }
}
