package org.colophon.service.audit;

import static org.colophon.service.audit.CatalogAuditTest.audit;
import static org.colophon.service.audit.CatalogAuditTest.isbn;
import static org.colophon.service.audit.CatalogAuditTest.message;
import static org.colophon.service.audit.CatalogAuditTest.product;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.colophon.governance.ReasonCode;
import org.colophon.service.audit.CampaignFinding.PriceStatus;
import org.colophon.service.audit.CampaignFinding.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Past newsletters are judged by what was known when they were sent, and by what became known
/// later.
class CampaignAuditTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir private Path folder;
  private List<Path> files = List.of();

  /// `a` is withdrawn by a message of 1 November whose status is dated 20 October; `b` without a
  /// date; `c` is in the second message alone.
  @BeforeEach
  void messages() throws IOException {
    files =
        List.of(
            message(
                folder.resolve("october.xml"),
                "20261001T0800",
                product("a", "03", "04", "21") + product("b", "03", "04", "21")),
            message(
                folder.resolve("november.xml"),
                "20261101T0800",
                product("a", "03", "11", "21", "datestamp=\"20261020\"")
                    + product("b", "03", "11", "21")
                    + product("c", "03", "04", "21")));
  }

  private CampaignFinding judged(String row) throws IOException {
    List<CampaignRow> rows = CampaignRow.read("sent,isbn,price\n" + row + "\n", BERLIN);
    return audit(files, rows, List.of()).campaigns().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-10T08:00, a, CURRENT, before anything is wrong",
    "2026-10-25T08:00, a, LEARNED_LATER, dated before and learned after",
    "2026-11-05T08:00, a, NOT_CURRENT, known",
    "2026-10-25T08:00, b, CURRENT, not dated: nothing says that it was wrong before",
    "2026-11-05T08:00, b, NOT_CURRENT, known",
    "2026-10-25T08:00, c, UNKNOWN, nobody knew the title",
    "2026-11-05T08:00, c, CURRENT, known by then",
    "2026-09-01T08:00, a, UNKNOWN, before the first message",
    "2026-11-01, b, UNKNOWN, the day on which the message came",
    "2026-11-02, b, NOT_CURRENT, a day without a time after it"
  })
  void aTitleIsJudgedInTwoTimes(String sent, String title, Status status, String why)
      throws IOException {
    assertEquals(status, judged(sent + "," + isbn(title) + ",").status(), why);
  }

  @Test
  void theReasonsAreThoseOfTheGate() throws IOException {
    assertTrue(
        judged("2026-11-05T08:00," + isbn("a") + ",").reasons().contains(ReasonCode.WITHDRAWN));
    CampaignFinding nobody = judged("2026-11-05T08:00,9783999999998,12.00");
    assertEquals(Status.UNKNOWN, nobody.status());
    assertEquals(List.of(ReasonCode.ITEM_UNKNOWN), nobody.reasons());
    assertEquals(PriceStatus.UNKNOWN, nobody.price());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-05T08:00, 24.00, SAME",
    "2026-11-05T08:00, '\"24,00 €\"', SAME",
    "2026-11-05T08:00, 19.90, DIFFERS",
    "2026-11-05T08:00, '', NOT_STATED",
    "2026-10-25T08:00, 24.00, UNKNOWN"
  })
  void aStatedPriceIsComparedWithTheOneOfTheDay(String sent, String price, PriceStatus status)
      throws IOException {
    assertEquals(status, judged(sent + "," + isbn("c") + "," + price).price());
  }

  @Test
  void figuresCountTheRows() throws IOException {
    String table =
        "sent;isbn;item;campaign\n2026-11-05T08:00;978-3-16-148410-0;;Herbst\n"
            + "2026-11-05T08:00;;book-%s;Herbst\n2026-09-01;%s;;Sommer\n"
                .formatted(isbn("c"), isbn("c"));
    Figures figures = audit(files, CampaignRow.read(table, BERLIN), List.of()).figures();
    assertEquals(3, figures.get("campaign", "rows"));
    assertEquals(1, figures.get("campaign", "not_current"));
    assertEquals(1, figures.get("campaign", "current"));
    assertEquals(1, figures.get("campaign", "unknown"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "day,isbn\\n1,2 | line 1: 'day' is not a column; use sent, isbn, item, price and campaign",
        "sent\\n2026-11-05 | line 1: the column sent, or isbn and item, is missing",
        "sent,isbn\\n5.11.,9783161484100 | line 2: '5.11.' is not a valid date; write 2026-11-30 or 2026-11-30T08:00",
        "sent,isbn\\n2026-11-05, | line 2: names no item; write its ISBN or its id",
        "sent,isbn,price\\n2026-11-05,1,1.2.3 | line 2: '1.2.3' is not a valid amount; write 24.00",
        "sent,isbn\\n2026-11-05,\"1 | line 2: a quoted cell has no closing quote"
      })
  void aTableThatIsNotOneIsRefused(String table, String message) {
    var wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> CampaignRow.read(table.replace("\\n", "\n"), BERLIN));
    assertEquals(message, wrong.getMessage());
  }
}
