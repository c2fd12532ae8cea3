package org.colophon.service.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.colophon.catalog.OrderKey;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final DeliveryDefaults DEFAULTS =
      new DeliveryDefaults(
          DeliveryDefaults.Presets.NONE, new OrderKey(0, 1), NOW, ZoneId.of("Europe/Berlin"), null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"schema":"colophon-desk/1","id":"d","name":"D","imprint":"i"} | OfReference
          {"schema":"colophon-source/1","id":"s","name":"S","imprint":"i","expected_every":"PT24H","days":["monday"]} | OfReference
          """)
  void readsARecordByItsSchema(String json, String kind) {
    assertEquals(kind, read(json).getClass().getSimpleName());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":"x"}                                   | MISSING_FIELD  | /schema
          {"schema":"onix/3"}                          | UNKNOWN_SCHEMA | /schema
          {"schema":7}                                 | UNKNOWN_SCHEMA | /schema
          17                                           | MISSING_FIELD  | /schema
          {"schema":                                   | NOT_JSON       | ''
          {"a":1,"a":2}                                | NOT_JSON       | ''
          {} {}                                        | NOT_JSON       | ''
          {"schema":"colophon-source/1","id":"s","name":"S","imprint":"i","expected_every":"PT0S"} | BAD_VALUE | /expected_every
          {"schema":"colophon-source/1","id":"s","name":"S","imprint":"i","expected_every":"PT1H","authoritative_for":["taste"]} | BAD_VALUE | /authoritative_for
          """)
  void saysWhatIsWrong(String json, ErrorCode code, String field) {
    ApiException error = bad(json);
    assertEquals(code.name(), error.problem().code().toUpperCase(Locale.ROOT), error.getMessage());
    assertEquals(field, error.pointer());
  }

  @Test
  void refusesBytesThatAreNoUtf8AndDepthWithoutEnd() {
    byte[] bytes = {'"', (byte) 0xFF, '"'};
    assertEquals(
        "not_utf8",
        assertThrows(ApiException.class, () -> RecordReader.read(bytes, DEFAULTS))
            .problem()
            .code());
    assertEquals("too_long", bad("[".repeat(100_000)).problem().code());
  }

  @Test
  void manifestsSayEverythingOnceAndAreReadStrictly() {
    Manifest manifest =
        Manifest.read(
            "source: bbc\ndesk: d\npublished_at: 2005-12-31\nzone: UTC\n",
            ZoneId.of("Europe/Berlin"));
    assertEquals(Instant.parse("2005-12-31T00:00:00Z"), manifest.published());
    assertEquals("/sauce", badManifest("sauce: x").pointer());
    assertEquals("not_json", badManifest("a: [").problem().code());
    assertEquals("bad_value", badManifest("expected_every: soon").problem().code());
  }

  private static ApiException badManifest(String yaml) {
    return assertThrows(ApiException.class, () -> Manifest.read(yaml, ZoneId.of("Europe/Berlin")));
  }

  private static ApiException bad(String json) {
    return assertThrows(ApiException.class, () -> read(json));
  }

  private static DeliveredRecord read(String json) {
    return RecordReader.read(json.getBytes(StandardCharsets.UTF_8), DEFAULTS);
  }
}
