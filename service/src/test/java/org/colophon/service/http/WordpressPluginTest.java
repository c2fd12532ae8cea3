package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What the WordPress plugin sends: known operations and fields only. Where PHP is installed, its
/// client also runs against the service.
class WordpressPluginTest {
  private static final Path WORDPRESS =
      Path.of(System.getProperty("colophon.root", ".."), "integrations/wordpress");
  private static final Pattern CALL = Pattern.compile("->call\\(\\s*'([A-Z]+)',\\s*'(/v1/[^']+)'");
  private static final Pattern FIELD = Pattern.compile("(?m)^\\t*'(\\w+)'\\s*=>|\\['(\\w+)'\\] =");

  private static String file(String name) throws IOException {
    return Files.readString(WORDPRESS.resolve(name));
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    assertTrue(from >= 0, start);
    return text.substring(from, text.indexOf(end, from));
  }

  private static Set<String> fields(String code) {
    Set<String> found = new TreeSet<>();
    FIELD
        .matcher(code.replace("[ '", "['").replace("' ]", "']"))
        .results()
        .map(result -> Optional.ofNullable(result.group(1)).orElseGet(() -> result.group(2)))
        .forEach(found::add);
    return found;
  }

  private static Set<String> properties(String schema) {
    Set<String> found = new TreeSet<>();
    JsonNode all = ApiClient.resource("/openapi.json").path("components").path("schemas");
    all.path(schema).path("properties").fieldNames().forEachRemaining(found::add);
    assertTrue(!found.isEmpty(), schema);
    return found;
  }

  @Test
  void everyOperationThatItCallsIsDescribed() throws IOException {
    JsonNode paths = ApiClient.resource("/openapi.json").path("paths");
    String client = file("colophon/includes/class-colophon-client.php");
    Set<String> called = new TreeSet<>();
    for (MatchResult call : CALL.matcher(client).results().toList()) {
      String method = call.group(1).toLowerCase(Locale.ROOT);
      assertTrue(paths.path(call.group(2)).has(method), call.group());
      called.add(call.group(1) + " " + call.group(2));
    }
    assertTrue(called.size() >= 15, called.toString());
  }

  @Test
  void everyFieldThatItSendsIsDescribed() throws IOException {
    String item = file("colophon/includes/class-colophon-item.php");
    String whole = between(item, "public static function of(", "* The item before it is sent");
    Set<String> known = properties("Item");
    known.addAll(properties("Contributor"));
    Set<String> unknown = fields(whole);
    assertTrue(unknown.size() >= 12, unknown.toString());
    unknown.removeAll(known);
    assertEquals(Set.of(), unknown);
    Set<String> draft = fields(between(item, "public static function draft(", "return $draft"));
    draft.removeAll(properties("Draft"));
    assertEquals(Set.of(), draft);
    Set<String> lifecycle =
        fields(between(item, "function lifecycle(", "private static function time"));
    lifecycle.removeAll(properties("Lifecycle"));
    assertEquals(Set.of(), lifecycle);
  }

  @Test
  void everyReasonHasItsSentence() throws IOException {
    String words = file("colophon/includes/class-colophon-words.php");
    JsonNode codes =
        ApiClient.resource("/openapi.json")
            .path("components")
            .path("schemas")
            .path("Reason")
            .path("properties")
            .path("code")
            .path("enum");
    assertTrue(codes.size() > 30, codes.toString());
    for (JsonNode code : codes) {
      assertTrue(words.contains("case '" + code.asText() + "':"), code.asText());
    }
  }

  private static Optional<Path> php() {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "php"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Test
  void itsClientSpeaksWithTheService() throws Exception {
    Optional<Path> php = php();
    Assumptions.assumeTrue(php.isPresent(), "no PHP found: apt-get install php-cli");
    try (TestService service = new TestService().start(0, null);
        ApiClient api = new ApiClient(service.address())) {
      api.load("catalogue.ndjson");
      Process process =
          new ProcessBuilder(
                  php.orElseThrow().toString(),
                  WORDPRESS.resolve("test/contract.php").toString(),
                  service.address())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), said);
      assertTrue(said.endsWith("everything holds\n"), said);
    }
  }
}
