package org.colophon.service.experiences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.experience.ExperienceChoice;
import org.colophon.experience.ExperienceChoice.PassedOver;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceSelector;
import org.colophon.experience.ExperienceStore;
import org.colophon.experience.HoldOut;
import org.colophon.experience.SessionState;
import org.colophon.governance.Neighbours;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.EnumNames;
import org.colophon.service.experiences.MomentReader.ReadMoment;
import org.colophon.service.experiences.SessionPreviewRequest.RecordedSession;
import org.colophon.service.experiences.SessionPreviewResponse.Outcome;
import org.colophon.service.http.Caller;

/// A preview under way: recorded sessions are replayed with the stored experiences and a draft, as
/// of one instant. Nothing is counted, shown or stored. Not thread-safe.
final class SessionPreview {
  private final ExperienceRule draft;
  private final List<ExperienceRule.Stored> rules;
  private final HoldOut holdOut;
  private final ExperienceSelector selector;
  private final Map<Outcome, Integer> requests = new EnumMap<>(Outcome.class);
  private final Map<Outcome, Map<String, Integer>> details = new EnumMap<>(Outcome.class);
  private int shownSessions;

  SessionPreview(ExperienceRule draft, ExperienceStore store) {
    this.draft = draft;
    this.holdOut = new HoldOut(store.secret(), 0);
    List<ExperienceRule.Stored> all = new ArrayList<>();
    for (ExperienceRule.Stored stored : store.all()) {
      if (!stored.rule().id().equals(draft.id())) {
        all.add(forEverybody(stored));
      }
    }
    all.add(forEverybody(new ExperienceRule.Stored(draft, 0, 0)));
    all.sort(ExperienceStore.BY_PRIORITY);
    this.rules = List.copyOf(all);
    this.selector = new ExperienceSelector(holdOut, stored -> stored.rule().content().points());
  }

  private static ExperienceRule.Stored forEverybody(ExperienceRule.Stored stored) {
    return new ExperienceRule.Stored(
        stored.rule().withoutHoldOut(), stored.version(), stored.design());
  }

  /// The gate and the reader of requests at an instant.
  record Now(Gate gate, MomentReader reader, String territory, Caller caller, Instant at) {}

  void replay(int number, RecordedSession recorded, Now now) {
    SessionState session = SessionState.begin("recorded-" + number, now.at);
    int before = requests.getOrDefault(Outcome.SHOWN, 0);
    for (NextRequest asked : recorded.requests()) {
      session = replay(session, asked, now);
    }
    shownSessions += requests.getOrDefault(Outcome.SHOWN, 0) > before ? 1 : 0;
  }

  /// Returns the session after the request.
  private SessionState replay(SessionState session, NextRequest asked, Now now) {
    ReadMoment read;
    try {
      read = now.reader.read(asked, session, now.caller, now.at);
    } catch (ApiException _) {
      add(Outcome.ITEM_UNKNOWN, List.of());
      return session;
    }
    try (GateSession opened = now.gate.openAt(asked.toContext(now.territory), now.at)) {
      GateSession gate =
          asked.page() == null ? opened : opened.beside(Neighbours.beside(asked.page()));
      ExperienceSelector.Asked question =
          new ExperienceSelector.Asked(
              read.moment(),
              read.session(),
              Set.copyOf(asked.placements()),
              _ -> true,
              read.covariate());
      ExperienceChoice choice = selector.choose(rules, question, gate);
      tally(choice, question, now.at);
      return choice.remembered(read.session(), holdOut);
    }
  }

  private void tally(ExperienceChoice choice, ExperienceSelector.Asked asked, Instant at) {
    List<String> unmet = draft.condition().unmet(asked.moment());
    if (!asked.placements().contains(draft.content().placement())) {
      add(Outcome.OTHER_PLACEMENT, List.of());
    } else if (!draft.holds(at)) {
      add(Outcome.NOT_IN_FORCE, List.of());
    } else if (!unmet.isEmpty()) {
      add(Outcome.CONDITION_NOT_MET, unmet);
    } else {
      tally(choice);
    }
  }

  /// Where the condition holds.
  private void tally(ExperienceChoice choice) {
    ExperienceChoice.Shown shown = choice.shown();
    if (shown != null && shown.stored().rule().id().equals(draft.id())) {
      String variant = shown.variant().name();
      add(Outcome.SHOWN, variant.isEmpty() ? List.of() : List.of(variant));
      return;
    }
    for (PassedOver one : choice.passedOver()) {
      if (one.rule().id().equals(draft.id())) {
        add(
            outcome(one.code()),
            one.reasons().stream().map(reason -> EnumNames.of(reason.code())).distinct().toList());
        return;
      }
    }
    if (shown != null) {
      add(Outcome.OTHER_EXPERIENCE, List.of(shown.stored().rule().id()));
    } else {
      add(Outcome.NOT_JUDGED, List.of());
    }
  }

  private static Outcome outcome(ExperienceChoice.Code code) {
    return switch (code) {
      case BLOCKED_BY_GATE -> Outcome.BLOCKED_BY_GATE;
      case FREQUENCY_LIMIT -> Outcome.FREQUENCY_LIMIT;
      case HELD_OUT, GLOBALLY_HELD_OUT ->
          throw new IllegalStateException("nobody is held out of a preview");
      case NOT_JUDGED -> Outcome.NOT_JUDGED;
    };
  }

  private void add(Outcome outcome, List<String> names) {
    requests.merge(outcome, 1, Integer::sum);
    Map<String, Integer> known = details.computeIfAbsent(outcome, _ -> new TreeMap<>());
    names.forEach(name -> known.merge(name, 1, Integer::sum));
  }

  SessionPreviewResponse result(int sessions, int holdOutPercent, Instant at) {
    return new SessionPreviewResponse(
        sessions,
        requests.values().stream().mapToInt(Integer::intValue).sum(),
        shownSessions,
        holdOutPercent,
        at,
        SessionPreviewResponse.entries(requests, details));
  }
}
