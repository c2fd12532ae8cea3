package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Segment's own client from npm, unchanged, against the service: nothing it sends is rejected.
@EnabledIfSystemProperty(named = "colophon.long", matches = "true")
class SegmentClientTest {
  private static final Path CLIENT =
      Path.of(System.getProperty("colophon.root", "..")).resolve("tools").resolve("signals");
  private static final Pattern COUNT =
      Pattern.compile(
          "colophon_signals_messages_total\\{outcome=\"(\\w+)\",type=\"(\\w+)\"} (\\S+)");

  @Test
  void everyMessageIsTakenOrIgnoredAndCounted() throws IOException, InterruptedException {
    run("npm", "ci", "--silent", "--no-audit", "--no-fund");
    try (TestService service = new TestService()) {
      service.start(0, null);
      try (ApiClient api = new ApiClient(service.address())) {
        SignalsApiTest.addBook(api);
        JsonNode sent = ApiMapper.parse(run("node", "client.mjs", service.address()).strip());
        assertEquals(0, sent.get("failures").size(), sent::toString);
        Map<String, Integer> counts = counts(api.get("/metrics").text());
        assertEquals(
            Map.of(
                "identify kept", 1,
                "page ignored", 1,
                "screen ignored", 1,
                "group ignored", 1,
                "alias ignored", 1,
                "track kept", 6,
                "track ignored", 23),
            counts);
        assertEquals(
            sent.get("sent").asInt(), counts.values().stream().mapToInt(Integer::intValue).sum());
      }
    }
  }

  private static Map<String, Integer> counts(String metrics) {
    Map<String, Integer> counts = new TreeMap<>();
    Matcher line = COUNT.matcher(metrics);
    while (line.find()) {
      counts.put(line.group(2) + " " + line.group(1), (int) Double.parseDouble(line.group(3)));
    }
    return counts;
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(CLIENT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), Arrays.toString(command));
    return output;
  }
}
