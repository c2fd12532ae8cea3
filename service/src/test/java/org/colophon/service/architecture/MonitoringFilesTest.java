package org.colophon.service.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;

/// The Grafana dashboard and the alert rules: each asks for meters that `GET /metrics` has.
class MonitoringFilesTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", ".."));
  private static final Pattern METER =
      Pattern.compile("\\b(?:colophon|jvm|process|system)_[a-z_]+");

  private static JsonNode file(String name) throws IOException {
    return new YAMLMapper().readTree(ROOT.resolve("packaging/" + name).toFile());
  }

  private static Set<String> meters(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = METER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static Set<String> served() throws IOException, InterruptedException {
    TestService service = new TestService().start(0, null);
    try (HttpClient client = HttpClient.newHttpClient()) {
      String text = "";
      for (String path : List.of("/health/live", "/metrics")) {
        text =
            client
                .send(
                    HttpRequest.newBuilder(URI.create(service.address() + path)).build(),
                    BodyHandlers.ofString())
                .body();
      }
      return meters(text);
    } finally {
      service.close();
    }
  }

  @Test
  void everyMeterThatTheDashboardAndTheAlertsNameIsServed() throws Exception {
    Set<String> asked = new TreeSet<>();
    List<JsonNode> expressions =
        List.of(file("grafana/colophon.json"), file("prometheus/alerts.yaml"));
    for (JsonNode file : expressions) {
      file.findValuesAsText("expr").forEach(text -> asked.addAll(meters(text)));
    }
    assertTrue(asked.size() >= 9, asked.toString());
    Set<String> unknown = new TreeSet<>(asked);
    unknown.removeAll(served());
    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyAlertSaysWhatToDo() throws IOException {
    JsonNode rules = file("prometheus/alerts.yaml").at("/groups/0/rules");
    assertTrue(rules.size() >= 8);
    for (JsonNode rule : rules) {
      String name = rule.path("alert").asText();
      assertTrue(rule.at("/annotations/summary").asText().length() > 10, name);
      assertTrue(rule.at("/annotations/action").asText().length() > 10, name);
      assertTrue(Set.of("page", "ticket").contains(rule.at("/labels/severity").asText()), name);
    }
  }
}
