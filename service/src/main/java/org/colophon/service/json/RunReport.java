package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.service.jobs.RunDifferences;
import org.colophon.service.jobs.RunService.Status;

/// The report on a run: how it stands, its throughput over time, its slowest items, its errors and
/// its changes.
public final class RunReport {
  private static final int SLOWEST = 10;

  private RunReport() {}

  /// All of it.
  public static ObjectNode of(Status status, RunDifferences differences) {
    ObjectNode node = RunJson.status(status);
    ArrayNode minutes = node.putArray("throughput");
    differences
        .throughput(status.run().id())
        .forEach(minute ->
            minutes
                .addObject()
                .put("minute", minute.start().toString())
                .put("items", minute.items()));
    ArrayNode slow = node.putArray("slowest");
    differences
        .slowest(status.run().id(), SLOWEST)
        .forEach(one ->
            slow.addObject()
                .put("item", one.item().value())
                .put("milliseconds", one.took().toNanos() / 1e6));
    ArrayNode errors = node.putArray("errors");
    differences
        .errors(status.run().id())
        .forEach(one -> errors.addObject().put("kind", one.kind()).put("items", one.count()));
    node.set("changes", RunJson.groups(differences.groups(status.run().id())).get("groups"));
    return node;
  }
}
