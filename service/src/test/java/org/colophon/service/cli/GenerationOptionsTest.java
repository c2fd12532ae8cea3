package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.colophon.service.cli.GenerationOptions.Endpoint;
import org.colophon.service.generation.ChatModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerationOptionsTest {
  @TempDir private Path directory = Path.of(".");

  private static GenerationOptions read(String... options) {
    GenerationOptions read = new GenerationOptions();
    new CommandLine(read).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
    return read;
  }

  @Test
  void withoutAnAddressNoModelIsAsked() {
    assertTrue(read().endpoint("DE").isEmpty());
    assertTrue(read("--llm-model", "m", "--llm-local").endpoint("DE").isEmpty());
  }

  @Test
  void everyOptionReachesTheEndpoint() throws IOException {
    Path key = Files.writeString(directory.resolve("key"), "secret\n");
    Endpoint endpoint =
        read(
                "--llm-url=https://llm.example/v1",
                "--llm-model=large",
                "--llm-kind=ollama",
                "--llm-seconds=7",
                "--llm-calls-per-day=3",
                "--llm-tokens-per-day=40",
                "--llm-key-file=" + key)
            .endpoint("AT")
            .orElseThrow();
    assertEquals(ChatModels.Kind.OLLAMA, endpoint.kind());
    assertEquals("secret", endpoint.key());
    assertEquals("large", endpoint.settings().model());
    assertEquals(Duration.ofSeconds(7), endpoint.settings().timeLimit());
    assertEquals(3, endpoint.settings().budget().calls());
    assertEquals(40, endpoint.settings().budget().tokens());
    assertEquals("AT", endpoint.settings().territory());
    assertFalse(endpoint.settings().local());
  }

  @Test
  void textsLeaveTheHouseEncryptedOnly() {
    String far = "--llm-url=http://llm.example/v1";
    assertThrows(IllegalArgumentException.class, () -> read(far, "--llm-model=m").endpoint("DE"));
    assertTrue(
        read(far, "--llm-model=m", "--llm-local").endpoint("DE").orElseThrow().settings().local());
    assertTrue(read("--llm-url=http://127.0.0.1:1", "--llm-model=m").endpoint("DE").isPresent());
  }

  @Test
  void whatIsNotCompleteIsRefused() {
    for (List<String> options :
        List.of(
            List.of("--llm-url=https://llm.example"),
            List.of("--llm-url=llm", "--llm-model=m"),
            List.of(
                "--llm-url=https://llm.example",
                "--llm-model=m",
                "--llm-key-file=" + directory.resolve("none")))) {
      GenerationOptions read = read(options.toArray(String[]::new));
      assertThrows(IllegalArgumentException.class, () -> read.endpoint("DE"), options.toString());
    }
  }
}
