package org.colophon.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSourcesTest {
  @TempDir private Path folder = Path.of(".");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), text);
  }

  private static List<String> problems(ConfigSources sources) {
    return assertThrows(ConfigException.class, sources::config).problems();
  }

  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheFileAndThatOverTheDefault() throws IOException {
    Path file = file("port: 1\nhost: localhost\nkeep: P2D\n");
    Map<String, String> environment = Map.of("COLOPHON_PORT", "2", "COLOPHON_KEEP", "P3D");
    ConfigSources sources =
        new ConfigSources(Map.of(ConfigKey.PORT, List.of("3")), file, environment);
    Config config = sources.config();
    assertEquals(3, config.http().port());
    assertEquals(Duration.ofDays(3), config.retention().answers());
    assertEquals("localhost", config.http().host());
    assertEquals(ZoneId.of("Europe/Berlin"), config.region().zone());
    Map<ConfigKey, String> places =
        sources.values().stream().collect(Collectors.toMap(ConfigValue::key, ConfigValue::place));
    assertEquals("--port", places.get(ConfigKey.PORT));
    assertEquals("COLOPHON_KEEP", places.get(ConfigKey.KEEP));
    assertEquals(file + ":2", places.get(ConfigKey.HOST));
    assertEquals("default", places.get(ConfigKey.ZONE));
  }

  @Test
  void allProblemsAreReportedTogetherWithTheirPlaces() throws IOException {
    Path file =
        file("# a comment\nport: eighty\nterritory: [DE, Austria]\ncolour: blue\nkeep: {}\n");
    Map<String, String> environment =
        Map.of("COLOPHON_ZONE", "Berlin", "COLOPHON_TERITORY", "AT", "PATH", "/bin");
    Map<ConfigKey, List<String>> flags =
        Map.of(ConfigKey.ALLOW_ORIGIN, List.of("https://cms.example.org/"));
    assertEquals(
        List.of(
            "COLOPHON_TERITORY: is not a known key; `colophon config` lists the known ones",
            file + ":4: colour: is not a known key; `colophon config` lists the known ones",
            file + ":5: keep: is not a value or a list of values; write one",
            file + ":2: port: 'eighty' is not a valid port; write a whole number from 0 to 65535",
            file
                + ":3: territory: 'Austria' is not a valid country code; write two capital letters"
                + " such as AT",
            "COLOPHON_ZONE: 'Berlin' is not a valid time zone; write a name such as Europe/Vienna",
            "--allow-origin: 'https://cms.example.org/' is not a valid origin; write scheme, host"
                + " and port alone, in lower case, such as https://cms.example.org"),
        problems(new ConfigSources(flags, file, environment)));
  }

  @Test
  void theFileOfTheDataDirectoryIsReadWhereNoneIsNamed() throws IOException {
    Files.writeString(folder.resolve("colophon.yaml"), "territory: [AT, CH]\n");
    assertEquals(List.of("AT", "CH"), Config.usual(folder).region().territories());
    Map<String, String> environment = Map.of("COLOPHON_DATA", folder.toString());
    assertEquals(
        "AT", new ConfigSources(Map.of(), null, environment).config().region().territory());
    Path named = file("territory: CH\n");
    assertEquals(
        "CH",
        new ConfigSources(
                Map.of(),
                null,
                Map.of("COLOPHON_DATA", folder.toString(), "COLOPHON_CONFIG", named.toString()))
            .config()
            .region()
            .territory());
  }

  @Test
  void theFileOfTheDataDirectoryCannotNameAnother() throws IOException {
    Path own = Files.writeString(folder.resolve("colophon.yaml"), "port: 1\ndata: elsewhere\n");
    Map<ConfigKey, List<String>> data = Map.of(ConfigKey.DATA, List.of(folder.toString()));
    assertEquals(
        List.of(
            own
                + ":2: data: cannot be set in the data directory; remove the line, or name the file"
                + " with --config"),
        problems(new ConfigSources(data, null, Map.of())));
    assertEquals(folder, new ConfigSources(data, own, Map.of()).config().data());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'port: [1, 2]'    | :1: port: is not one value; write one",
        "'port: 1\nport: 2' | :2: port: stands twice; remove one of the lines",
        "'- port'          | :1: is not a list of keys and values; write lines such as 'port: 8080'",
        "'territory: []'   | :1: territory: is empty; write at least one value",
      })
  void namesTheLineOfWhatIsWrong(String text, String problem) throws IOException {
    Path file = file(text);
    assertEquals(List.of(file + problem), problems(new ConfigSources(Map.of(), file, Map.of())));
  }

  @Test
  void saysWhereTheFileIsNotYaml() throws IOException {
    Path file = file("port: 1\nhost: [\n");
    String problem = problems(new ConfigSources(Map.of(), file, Map.of())).getFirst();
    assertTrue(problem.matches(".*own.yaml:[23]: is not valid YAML: .*"), problem);
    Path none = folder.resolve("none.yaml");
    String missing = problems(new ConfigSources(Map.of(), none, Map.of())).getFirst();
    assertTrue(missing.startsWith(none + ": cannot be read"), missing);
  }

  @Test
  void anAddressThatOthersReachNeedsTls() {
    Map<String, String> environment = Map.of("COLOPHON_HOST", "0.0.0.0");
    Map<ConfigKey, List<String>> flags = Map.of(ConfigKey.DATA, List.of(folder.toString()));
    String problem = problems(new ConfigSources(flags, null, environment)).getFirst();
    assertTrue(problem.startsWith("COLOPHON_HOST: other machines reach 0.0.0.0"), problem);
    Map<String, String> behind =
        Map.of("COLOPHON_HOST", "0.0.0.0", "COLOPHON_BEHIND_TLS_PROXY", "true");
    assertEquals("0.0.0.0", new ConfigSources(flags, null, behind).config().http().host());
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "P-1D", "soon", "7"})
  void aDurationIsAboveZero(String text) {
    String problem =
        problems(new ConfigSources(Map.of(ConfigKey.KEEP, List.of(text)), null, Map.of()))
            .getFirst();
    assertEquals(
        "--keep: '"
            + text
            + "' is not a valid duration; write one above zero, such as PT12H or P7D",
        problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://cms.example.org", "http://localhost:8081", "http://[::1]:8081"})
  void anOriginIsSchemeHostAndPort(String origin) {
    assertTrue(ConfigType.ORIGIN.isValid(origin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "cms.example.org",
        "https://cms.example.org/",
        "https://CMS.example.org",
        "https://cms.example.org/desk",
        "ftp://cms.example.org",
        "https://a b"
      })
  void anOriginIsNothingThatABrowserNeverSends(String origin) {
    assertFalse(ConfigType.ORIGIN.isValid(origin));
  }

  @Test
  void aPasswordInAnAddressIsMasked() {
    ConfigValue value =
        new ConfigValue(
            ConfigKey.PURGE,
            List.of("http://cache:secret@127.0.0.1:8081", "http://127.0.0.1:8082"),
            "--purge");
    assertEquals("http://***@127.0.0.1:8081, http://127.0.0.1:8082", value.masked());
  }

  @Test
  void everyDefaultIsValid() {
    for (ConfigKey key : ConfigKey.values()) {
      key.usual().forEach(text -> assertTrue(key.type().isValid(text), key + " " + text));
    }
  }
}
