package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.governance.Preview.Decision;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.runs.RunKind;
import org.colophon.service.runs.RunLimits;
import org.colophon.service.runs.RunOrder;
import org.colophon.service.runs.RunRequest;
import org.colophon.service.runs.RunSelection;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Options of the command line, through the body of the request, to the order that is carried out.
class RunOptionsTest {
  private static RunOrder read(String... options) {
    RunOptions read = new RunOptions();
    new CommandLine(read).parseArgs(options);
    ObjectNode body = read.body("match");
    assertFalse(body.get("start").asBoolean(true));
    return ApiMapper.read(body, RunRequest.class).toOrder(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void everyOptionReachesTheOrder() {
    RunSelection selection =
        new RunSelection(
            new ImprintId("kai"),
            ContentType.NEWS,
            "de",
            new SourceId("feed"),
            Decision.BLOCK,
            true,
            Instant.parse("2026-11-22T09:00:00Z"),
            List.of(new ItemId("a"), new ItemId("b")));
    QuietHours quiet = QuietHours.parse("08:00-18:00", ZoneId.of("Europe/Berlin"));
    RunOrder order =
        new RunOrder(
            new RunKind.Match(),
            selection,
            new RunLimits(3, 7, quiet, 0.05),
            true,
            true,
            "spring",
            "kim");
    assertEquals(
        order,
        read(
            "--imprint=kai",
            "--type=news",
            "--language=de",
            "--source=feed",
            "--governance=block",
            "--other-maker",
            "--changed-since=2026-11-22T09:00:00Z",
            "--item=a",
            "--item=b",
            "--again",
            "--dry-run",
            "--threads=3",
            "--per-second=7",
            "--quiet=08:00-18:00",
            "--apply-up-to=5",
            "--evaluation=spring",
            "--by=kim"));
  }

  @Test
  void nothingIsNarrowedWhereNothingIsSaid() {
    assertEquals(RunOrder.of(new RunKind.Match(), RunSelection.ALL, "somebody"), read());
  }
}
