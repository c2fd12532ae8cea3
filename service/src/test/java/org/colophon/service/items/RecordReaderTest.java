package org.colophon.service.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.colophon.catalog.OrderKey;
import org.colophon.service.api.ApiException;
import org.colophon.service.json.Intake;
import org.colophon.service.json.Manifest;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Reading;
import org.colophon.service.json.Statement;
import org.colophon.service.json.Times;
import org.colophon.service.testing.Readings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Intake INTAKE =
      new Intake(Intake.Presets.NONE, new OrderKey(0, 1), NOW, Times.stated(null));

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
  void saysWhatIsWrong(String json, Code code, String field) {
    ApiException error = bad(json);
    assertEquals(code.name(), error.problem().code().toUpperCase(Locale.ROOT), error.getMessage());
    assertEquals(field, error.pointer());
  }

  @Test
  void refusesBytesThatAreNoUtf8AndDepthWithoutEnd() {
    byte[] bytes = {'"', (byte) 0xFF, '"'};
    assertEquals(
        "not_utf8",
        assertThrows(ApiException.class, () -> RecordReader.read(bytes, INTAKE)).problem().code());
    assertEquals("too_long", bad("[".repeat(100_000)).problem().code());
  }

  @Test
  void manifestsSayEverythingOnceAndAreReadStrictly() {
    var manifest =
        assertInstanceOf(
                Reading.Good.class,
                Manifest.read("source: bbc\ndesk: d\npublished_at: 2005-12-31\nzone: UTC\n"))
            .value();
    assertEquals(
        Instant.parse("2005-12-31T00:00:00Z"),
        assertInstanceOf(Manifest.class, manifest).publishedAt());
    assertEquals("/sauce", Readings.bad(Manifest.read("sauce: x")).field());
    assertEquals(Code.NOT_JSON, Readings.bad(Manifest.read("a: [")).code());
    assertEquals(Code.BAD_VALUE, Readings.bad(Manifest.read("expected_every: soon")).code());
  }

  private static ApiException bad(String json) {
    return assertThrows(ApiException.class, () -> read(json));
  }

  private static Statement read(String json) {
    return RecordReader.read(json.getBytes(StandardCharsets.UTF_8), INTAKE);
  }
}
