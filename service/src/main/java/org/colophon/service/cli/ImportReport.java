package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import org.colophon.service.imports.ImportSummary;
import org.colophon.service.imports.LineResult;
import org.colophon.service.imports.LineResultJson;

/// A report on an import as it goes: rejected records on the error stream, totals at the end; or
/// everything as JSON lines.
final class ImportReport {
  private static final int PROGRESS = 10_000;

  /// A file of another kind has a fault on every line; these are enough to see it.
  private static final int SHOWN_FAULTS = 100;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private long count;
  private long faults;

  ImportReport(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  void created(List<String> words) {
    if (!json && !words.isEmpty()) {
      out.println("Made known: " + String.join(", ", words));
    }
  }

  void line(LineResult result) {
    count++;
    if (json) {
      out.println(LineResultJson.write(result));
    } else if (result instanceof LineResult.Rejected rejected) {
      faults++;
      if (faults <= SHOWN_FAULTS) {
        err.println(rejected.sentence());
      } else if (faults == SHOWN_FAULTS + 1) {
        err.println("… more are not shown; --json shows every one");
      }
    }
    if (!json && count % PROGRESS == 0) {
      err.println(count + " records …");
    }
  }

  void whole(ImportSummary summary) {
    if (json) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("read", summary.read());
      node.put("changed", summary.changed());
      node.put("confirmed", summary.confirmed());
      node.put("older", summary.older());
      node.put("rejected", summary.rejected());
      out.println(node);
    } else {
      out.printf(
          "%d records: %d new or changed, %d known already, %d older than what is known, %d not taken%n",
          summary.read(),
          summary.changed(),
          summary.confirmed(),
          summary.older(),
          summary.rejected());
    }
    out.flush();
    err.flush();
  }
}
