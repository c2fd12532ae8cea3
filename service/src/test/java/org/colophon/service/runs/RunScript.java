package org.colophon.service.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Runs of every kind, one after the other, each to the end; asked again for as long as the service
/// is down.
final class RunScript {
  /// One run and what is done with it when it waits for approval.
  record Step(String order, boolean rolledBack) {}

  private static final Set<String> OVER =
      Set.of("applied", "rolled_back", "cancelled", "ended", "refused", "failed");

  private static final String VOCABULARY =
      """
      scheme: topics
      version: "next"
      concepts:
        - {code: crime, label: {de: Verbrechen, en: Crime}, replaced_by: life}
        - {code: life, label: {de: Leben, en: Life}}
        - {code: travel, label: {de: Reisen, en: Travel}}
      """
          .replace("\n", "\\n")
          .replace("\"", "\\\"");

  static final List<Step> STEPS =
      List.of(
          new Step("\"kind\":\"enrich\",\"model\":\"two\",\"again\":true", false),
          new Step("\"kind\":\"match\"", false),
          new Step("\"kind\":\"enrich\",\"model\":\"one\"", true),
          new Step("\"kind\":\"sweep\"", false),
          new Step("\"kind\":\"vocabulary\",\"vocabulary\":\"" + VOCABULARY + "\"", false),
          new Step("\"kind\":\"reindex\"", false),
          new Step("\"kind\":\"enrich\",\"again\":true,\"select\":{\"imprint\":\"mole\"}", false));

  private final RunProcess service;

  RunScript(RunProcess service) {
    this.service = service;
  }

  /// Plays all steps.
  void play(int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (int step = 0; step < STEPS.size(); step++) {
        play(STEPS.get(step), "step " + round + "." + step);
      }
    }
  }

  private void play(Step step, String name) {
    boolean approved = false;
    while (true) {
      try {
        JsonNode run = run(step, name);
        String path = "/v1/runs/" + run.path("id").asLong();
        String state = run.path("state").asText();
        if (state.equals("awaiting_approval")) {
          service.send("POST", path + "/approve", "");
        } else if (state.equals("applied") && step.rolledBack) {
          service.send("POST", path + "/roll-back", "");
          approved = true;
        } else if (OVER.contains(state) && (!step.rolledBack || approved || isBack(state))) {
          return;
        }
      } catch (IOException _) {
        // it is down; it comes back
      }
      nap();
    }
  }

  private static boolean isBack(String state) {
    return !state.equals("applied");
  }

  /// The step's run; planned where there is none yet.
  private JsonNode run(Step step, String name) throws IOException {
    for (JsonNode run : service.send("GET", "/v1/runs?limit=200", "").body().path("runs")) {
      if (run.path("by").asText().equals(name)) {
        return run;
      }
    }
    RunProcess.Answer planned =
        service.send("POST", "/v1/runs", "{" + step.order + ",\"by\":\"" + name + "\"}");
    if (planned.status() != 201) {
      throw new AssertionError(name + " was not planned: " + planned);
    }
    return planned.body();
  }

  private static void nap() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
