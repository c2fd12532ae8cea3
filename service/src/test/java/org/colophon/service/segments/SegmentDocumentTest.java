package org.colophon.service.segments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import org.colophon.audience.Segment;
import org.colophon.audience.Sensitivity;
import org.colophon.catalog.AgeRange;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.demo.DemoCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentDocumentTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String SEGMENT =
      """
      {"schema": "colophon-segment/1", "id": "s", "imprint": "a", "name": "N", "language": "de",
       "description": "D", "state": "active", "check_due_at": "2027-01-01"}
      """;

  @Test
  void whatIsWrittenReadsTheSame() {
    for (Segment segment : DemoCatalog.laidAt(NOW).segments()) {
      byte[] written = ApiMapper.write(SegmentDocument.of(segment));
      assertEquals(
          segment, ApiMapper.read(ApiMapper.parse(written), SegmentDocument.class).toSegment(null));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true                   | UNSPECIFIED      | true
          ["politics","health"]  | HEALTH;POLITICS  | ["health","politics"]
          ["unspecified"]        | UNSPECIFIED      | true
          []                     |                  | false
          false                  |                  | false
          null                   |                  | false
          """)
  void saysWhatItReveals(String json, String kinds, String written) {
    Segment segment = read("sensitive", json);
    Set<Sensitivity.Kind> reveals = segment.sensitivity().reveals();
    assertEquals(
        kinds == null ? "" : kinds,
        String.join(";", reveals.stream().sorted().map(Enum::name).toList()));
    assertEquals(
        ApiMapper.parse(written), ApiMapper.tree(SegmentDocument.of(segment)).get("sensitive"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          size        | 9                               | missing_field  | /size_as_of
          size_as_of  | "2026-11-21"                    | missing_field  | /size
          sensitive   | "yes"                           | wrong_type     | /sensitive
          sensitive   | ["health","taste"]              | bad_value      | /sensitive/1
          sensitive_released_by | "desk-a"              | bad_value      | ''
          subjects    | [{"scheme":"s","code":"c"},{"scheme":"s","code":"c"}] | repeated | /subjects/1/code
          positive    | ["Hafen Licht"]                 | bad_id         | /positive/0
          rules       | {"languages":["deutsch"]}       | bad_value      | /rules/languages
          rules       | {"content_types":["taste"]}     | bad_value      | /rules/content_types
          rules       | {"imprints":["A B"]}            | bad_value      | /rules/imprints
          rules       | {"territories":["Germany"]}     | bad_value      | /rules/territories
          rules       | {"ages":{"from":9,"to":3}}      | bad_value      | /rules/ages
          rules       | {"ages":{}}                     | missing_field  | /rules/ages/from
          rules       | {"ages":{"from":9,"to":121}}    | bad_value      | /rules/ages/to
          rules       | {"genres":["crime"]}            | unknown_field  | /rules/genres
          state       | "paused"                        | bad_value      | /state
          check_due_at | "soon"                         | bad_date       | /check_due_at
          language    | "xyzq"                          | bad_language   | /language
          schema      | "colophon-segment/2"            | unknown_schema | /schema
          """)
  void saysWhatIsWrong(String field, String json, String code, String pointer) {
    ApiException error = assertThrows(ApiException.class, () -> read(field, json));
    assertEquals(code, error.problem().code(), error.getMessage());
    assertEquals(pointer, error.pointer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"from":14}          | 14 | 120 | {"from":14}
          {"to":6}             | 0  | 6   | {"from":0,"to":6}
          {"from":5,"to":8}    | 5  | 8   | {"from":5,"to":8}
          """)
  void agesMayBeOpenAtOneEnd(String json, int from, int to, String written) {
    Segment segment = read("rules", "{\"ages\":" + json + "}");
    assertEquals(new AgeRange(from, to), segment.definition().rules().ages());
    assertEquals(
        ApiMapper.parse(written), ApiMapper.tree(SegmentDocument.of(segment)).at("/rules/ages"));
  }

  private static Segment read(String field, String json) {
    ObjectNode node = (ObjectNode) ApiMapper.parse(SEGMENT);
    node.set(field, ApiMapper.parse(json));
    return ApiMapper.read(node, SegmentDocument.class).toSegment(null);
  }
}
