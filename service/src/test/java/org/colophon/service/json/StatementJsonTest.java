package org.colophon.service.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.colophon.audience.Segment;
import org.colophon.catalog.OrderKey;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.json.Problem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementJsonTest {
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
    Reading<Statement> reading = read(json);
    assertEquals(new Reading.Good<>(kind), reading.map(s -> s.getClass().getSimpleName()));
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
    Problem problem = ItemJsonTest.bad(read(json));
    assertEquals(code, problem.code(), problem.sentence());
    assertEquals(field, problem.field());
  }

  @Test
  void refusesBytesThatAreNoUtf8AndDepthWithoutEnd() {
    assertEquals(
        Code.NOT_UTF8,
        ItemJsonTest.bad(StatementJson.read(new byte[] {'"', (byte) 0xFF, '"'}, INTAKE)).code());
    assertEquals(Code.TOO_LONG, ItemJsonTest.bad(read("[".repeat(100_000))).code());
  }

  @Test
  void segmentsWrittenReadTheSame() {
    for (Segment segment : DemoCatalog.laidAt(NOW).segments()) {
      assertEquals(
          new Reading.Good<>(segment),
          SegmentJson.read(
              ItemJsonTest.parsed(SegmentJson.write(segment).toString()), INTAKE.times()));
    }
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
    assertEquals("/sauce", ItemJsonTest.bad(Manifest.read("sauce: x")).field());
    assertEquals(Code.NOT_JSON, ItemJsonTest.bad(Manifest.read("a: [")).code());
    assertEquals(Code.BAD_VALUE, ItemJsonTest.bad(Manifest.read("expected_every: soon")).code());
  }

  private static Reading<Statement> read(String json) {
    return StatementJson.read(json.getBytes(StandardCharsets.UTF_8), INTAKE);
  }
}
