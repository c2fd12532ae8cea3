package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.governance.Preview.Decision;
import org.colophon.service.jobs.QuietHours;
import org.colophon.service.jobs.RunKind;
import org.colophon.service.jobs.RunLimits;
import org.colophon.service.jobs.RunOrder;
import org.colophon.service.jobs.RunSelection;
import org.colophon.service.json.Reading;
import org.colophon.service.json.RunRequest;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Options of the command line, through the body of the request, to the order that is carried out.
class RunOptionsTest {
  private static RunRequest read(String... options) {
    RunOptions read = new RunOptions();
    new CommandLine(read).parseArgs(options);
    Reading<RunRequest> reading = RunRequest.read(read.body("match"));
    return (RunRequest) assertInstanceOf(Reading.Good.class, reading).value();
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
        new RunRequest(order, false),
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
    assertEquals(
        new RunRequest(RunOrder.of(new RunKind.Match(), RunSelection.ALL, "somebody"), false),
        read());
  }
}
