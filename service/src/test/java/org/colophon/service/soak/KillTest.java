package org.colophon.service.soak;

import java.nio.file.Path;
import java.util.Random;
import org.colophon.service.store.Backup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that is killed again and again while items, facts, holds, decisions, signals and
/// experiences are written: after each start, everything that was acknowledged since the last one
/// is there, at the end everything, and the audit log has an entry of each. 50 kills in the build,
/// any number with `-Dcolophon.kills=1000`, other pauses with `-Dcolophon.seed`.
class KillTest {
  private static final int KILLS = Integer.getInteger("colophon.kills", 50);
  private static final long SEED = Long.getLong("colophon.seed", 9);
  private static final int SAY_EVERY = 50;
  private static final int WRITES_BETWEEN = 12;

  @TempDir private Path directory;

  @Test
  void whatWasAcknowledgedIsThereAfterEachKill() throws Exception {
    Random random = new Random(SEED);
    Acknowledged all = new Acknowledged();
    try (ServiceProcess service = ServiceProcess.startQuickly(directory, System.nanoTime());
        Client client = new Client(service::address)) {
      WriteLoad load = new WriteLoad(client);
      load.prepare();
      for (int kill = 1; kill <= KILLS; kill++) {
        WriteLoad.Writers writers = load.start();
        load.await(WRITES_BETWEEN);
        Thread.sleep(random.nextInt(40));
        service.kill();
        writers.stop();
        service.startAgain();
        Acknowledged recent = load.take();
        recent.assertKept(client, "kill " + kill);
        all.addAll(recent);
        if (kill % SAY_EVERY == 0) {
          System.out.println(
              "seed " + SEED + ": " + kill + " kills, " + all.writes + " acknowledged writes");
        }
      }
      all.assertKept(client, "at the end");
    }
    all.assertAudited(directory);
    System.out.println(KILLS + " kills, " + all.writes + " acknowledged writes, each there");
    all.assertEveryKind();
  }

  @Test
  void aBackupUnderWritesHasWhatWasAcknowledgedBeforeItAndIsWhole() throws Exception {
    Path served = directory.resolve("served");
    Path file = directory.resolve("backup.zip");
    Acknowledged before;
    long started = System.nanoTime(); // one clock: consents do not come from the future
    try (ServiceProcess service = ServiceProcess.startQuickly(served, started);
        Client client = new Client(service::address)) {
      WriteLoad load = new WriteLoad(client);
      load.prepare();
      WriteLoad.Writers writers = load.start();
      load.await(60);
      before = load.snapshot();
      Backup.write(served, file, SimulatedClock.START);
      load.await(10);
      writers.stop();
    }
    Path restored = directory.resolve("restored");
    Backup.restore(file, restored);
    before.assertAudited(restored);
    try (ServiceProcess service = ServiceProcess.startQuickly(restored, started);
        Client client = new Client(service::address)) {
      before.assertKept(client, "restored");
    }
  }
}
