package org.colophon.eval.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.eval.runs.EvalRun;

/// The figures of a run for other programs: `{"set", "task", "metrics": {name: {"value", "low",
/// "high"}}}` and what they were measured with. Predictions are left out; they are in the stored
/// run.
public final class JsonSummary {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonSummary() {}

  /// One line of JSON.
  public static String of(EvalRun run) {
    ObjectNode summary = JSON.createObjectNode();
    summary.put("set", run.setup().data().set());
    summary.put("task", run.setup().data().task().label());
    summary.set("metrics", JSON.valueToTree(run.results().metrics()));
    summary.put("documents", run.outcomes().size());
    summary.set("system", JSON.valueToTree(run.setup().system()));
    summary.set("protocol", JSON.valueToTree(run.setup().protocol()));
    summary.set("leakage", JSON.valueToTree(run.results().leakage()));
    summary.put("set_hash", run.setup().data().hash());
    summary.put("result_digest", run.resultDigest());
    summary.put("seconds", run.circumstances().seconds());
    EvalRun.Speed speed = run.circumstances().speed();
    summary
        .putObject("efficiency")
        .put("items_per_second", speed.itemsPerSecond())
        .put("p50_millis", speed.p50Millis())
        .put("p95_millis", speed.p95Millis())
        .put("peak_megabytes", speed.peakMegabytes());
    summary.put("machine", run.circumstances().machine());
    try {
      return JSON.writeValueAsString(summary);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures are always JSON", e);
    }
  }
}
