package org.colophon.service.experiences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The preview of a draft against recorded sessions.
@SchemaName("ExperienceDraftPreview")
@Description(
    "What recorded sessions would have been shown. Nobody is held out in it: of those who would be"
        + " shown the draft, `hold_out` percent would not be.")
record SessionPreviewResponse(
    int sessions,
    int requests,
    @Description("Sessions in which the draft would have been shown.") int shownSessions,
    @Description("Percent of sessions that the draft holds out.") int holdOut,
    Instant at,
    @Description("What would have happened to the draft, by the number of requests.")
        List<OutcomeEntry> outcomes) {

  /// The fate of the draft at one request.
  enum Outcome {
    SHOWN,
    OTHER_EXPERIENCE,
    CONDITION_NOT_MET,
    BLOCKED_BY_GATE,
    FREQUENCY_LIMIT,
    NOT_JUDGED,
    OTHER_PLACEMENT,
    NOT_IN_FORCE,
    ITEM_UNKNOWN
  }

  /// The requests of an outcome.
  @SchemaName("DraftOutcome")
  record OutcomeEntry(
      Outcome outcome,
      int requests,
      @Description(
              "Which: the variant that is shown, the experience that wins, the fields that do not"
                  + " hold, the gate's reason codes. A request can have several.")
          List<DetailEntry> details) {}

  /// A detail and the number of requests that have it.
  @SchemaName("DraftOutcomeDetail")
  record DetailEntry(String name, int requests) {}

  static List<OutcomeEntry> entries(
      Map<Outcome, Integer> requests, Map<Outcome, Map<String, Integer>> details) {
    List<OutcomeEntry> entries = new ArrayList<>();
    requests.forEach((outcome, number) ->
        entries.add(
            new OutcomeEntry(
                outcome,
                number,
                details.getOrDefault(outcome, Map.of()).entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .map(one -> new DetailEntry(one.getKey(), one.getValue()))
                    .toList())));
    return entries;
  }
}
