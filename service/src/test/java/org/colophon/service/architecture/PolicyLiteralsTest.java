package org.colophon.service.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What an operator decides stands in the configuration alone: no territory, no time zone and no
/// period of hours or days is a literal elsewhere, except those listed here with the reason.
class PolicyLiteralsTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", ".."));
  private static final List<String> MODULES = List.of("models", "enrichment", "eval", "service");

  private static final Pattern TERRITORY = Pattern.compile("\"(DE|AT|CH)\"");
  private static final Pattern ZONE =
      Pattern.compile(
          "\"(Europe|America|Asia|Africa|Australia)/\\w+\"|ZoneId\\.(of\\(\"|systemDefault)");
  private static final Pattern PERIOD =
      Pattern.compile(
          "Duration\\.of(Days|Hours|Minutes)\\(\\d|Period\\.of\\w+\\(\\d|Duration\\.parse\\(\"");

  /// Text blocks hold examples, and comments explain.
  private static final Pattern NO_CODE =
      Pattern.compile("\"\"\".*?\"\"\"|//[^\n]*", Pattern.DOTALL);

  /// Files that may name territories and zones.
  private static final Map<String, String> PLACES =
      Map.of(
          "service/config/", "the configuration and its defaults",
          "eval/replay/", "an invented catalogue that lives in one country");

  /// Files that may state periods, each with the reason why no operator sets them.
  private static final Map<String, String> PERIODS =
      Map.ofEntries(
          // what the product promises, so that nobody can loosen it
          Map.entry("Allowance", "overrides end after 72 hours, exceptions after twelve months"),
          Map.entry("PolicyAge", "old policies stop serving"),
          Map.entry("CurrentFacts", "a clock ahead of ours"),
          Map.entry("SegmentUse", "a segment whose check is overdue is not used"),
          Map.entry("RecallNotice", "a recall stays open as long as its answer may be seen"),
          Map.entry("RecordFacts", "a record that nobody checked is no evidence"),
          Map.entry("UsageFinder", "the same"),
          Map.entry("Policies", "how often a fault is noted again"),
          // bounds of a message, in the API's documentation
          Map.entry("DeliveryCalendar", "the bounds of a calendar"),
          Map.entry("ListRule", "the longest rule of a list"),
          Map.entry("CheckRequest", "how far ahead a send time may be"),
          Map.entry("AuditEndpoint", "the span of a request that names none"),
          Map.entry("AdaptiveShares", "a cache of shares"),
          Map.entry("ExperienceRule", "the longest rule for visitors"),
          Map.entry("CrmSync", "how often all contacts are read"),
          Map.entry("SalesforceCursor", "how far a poll looks back over the last one"),
          Map.entry("SalesforceSession", "how long a Salesforce call waits, and a login lasts"),
          Map.entry("Campaign", "the longest campaign"),
          Map.entry("CampaignRequest", "the span of a campaign that names no end"),
          Map.entry("Trigger", "how long messages of a trigger go out at most"),
          Map.entry("TriggerMonitor", "how often it looks for what changes by the clock"),
          Map.entry("PreviewQuestion", "how far ahead a preview may be"),
          Map.entry("MessageSelection", "a week, of the limit of contacts"),
          Map.entry("SessionState", "how long a session of a visitor lasts, as the API says"),
          Map.entry("Manifest", "the calendar of a delivery that states none"),
          // figures and caches
          Map.entry("IncidentBook", "an incident that comes back at once is the same one"),
          Map.entry("HealthReporter", "the span of the figure that causes are ranked by"),
          Map.entry("CatalogStatistics", "a cache"),
          Map.entry("IdentityProvider", "a cache of what a provider says of itself"),
          Map.entry("DecisionPace", "the span of a figure on how people decide"),
          Map.entry("SqliteExposures", "a cache"),
          Map.entry("SqliteGenerations", "a cache of a model's answers"),
          Map.entry("RunActivity", "the span of a speed"),
          // how often something technical is done
          Map.entry("ExposureService", "how often old rows are deleted"),
          Map.entry("SignalMaintainer", "how often old rows are deleted"),
          Map.entry("ApiKeys", "how often the last use of a key is written"),
          Map.entry("ImportCommand", "how long a delivery may take to arrive"),
          Map.entry("Backoff", "the pauses between deliveries of a webhook"),
          Map.entry("Caching", "the longest lifetime that a header may state"),
          // others
          Map.entry("DemoExperiences", "the demo's rules for visitors"),
          Map.entry("SourceTime", "relative times of a demo"),
          Map.entry("DemoCommand", "the demo's feed"),
          Map.entry("SimulatedFeed", "the demo's feed"),
          Map.entry("PublisherFiles", "evaluation data"));

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertTrue(sources.size() > 500, "the sources were found");
    return sources;
  }

  private static boolean isExempt(Path file) {
    String path = file.toString().replace('\\', '/');
    return PLACES.keySet().stream().anyMatch(path::contains);
  }

  private static Set<String> found(Pattern... patterns) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : sources()) {
      if (isExempt(file)) {
        continue;
      }
      String code = NO_CODE.matcher(Files.readString(file)).replaceAll("");
      String name = String.valueOf(file.getFileName()).replace(".java", "");
      for (Pattern pattern : patterns) {
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
          found.add(name + " " + matcher.group());
        }
      }
    }
    return found;
  }

  @Test
  void noTerritoryAndNoZoneIsALiteral() throws IOException {
    assertEquals(Set.of(), found(TERRITORY, ZONE), "take it from Config");
  }

  @Test
  void noPeriodThatAnOperatorDecidesIsALiteral() throws IOException {
    Set<String> found = new TreeSet<>();
    found(PERIOD).forEach(hit -> found.add(hit.substring(0, hit.indexOf(' '))));
    Set<String> listed = new TreeSet<>(PERIODS.keySet());
    assertEquals(listed, found, "take it from Config, or list it with the reason");
  }
}
