package org.colophon.service.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three campaigns while people withdraw and the service is killed: no message twice, none lost,
/// the contact limit kept. `tools/measure campaign` does the same with a million people.
class CampaignSendTest {
  @TempDir private Path directory;

  @Test
  void nothingIsSentTwiceOrLostAndLimitsAreKept() throws Exception {
    long seed = Long.getLong("colophon.seed", 20_261_130L);
    System.out.println("seed " + seed);
    int people = Integer.getInteger("colophon.people", 5_000);
    CampaignPeople.fill(directory, people);
    CampaignSend.Seen seen = CampaignSend.run(directory, people, 3, seed);
    System.out.println(seen);
    assertEquals(List.of(), seen.faults());
    assertTrue(seen.killed() > 0, "it was never killed");
    assertTrue(seen.handedAgain() > 0, "nothing was handed out again");
    assertTrue(seen.withdrawn() > 20, "hardly anybody withdrew");
    assertTrue(seen.messages() > people, "only " + seen.messages() + " messages");
  }
}
