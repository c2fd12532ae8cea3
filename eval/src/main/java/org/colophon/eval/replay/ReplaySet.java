package org.colophon.eval.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.eval.sets.Checksums;
import org.colophon.eval.sets.Example;
import org.colophon.eval.sets.LabelledSet;
import org.colophon.eval.sets.SetDefinition;

/// A catalogue script as a labelled set: each instant at which readers look is a document, every
/// possible statement is a candidate, and what the judge allows then is relevant. It is made, not
/// read.
public final class ReplaySet {
  private ReplaySet() {}

  /// The seed that a definition names, or 1.
  public static long seed(SetDefinition definition) {
    return Long.parseLong(definition.files().options().getOrDefault("seed", "1"));
  }

  /// Writes the life and has it judged.
  public static LabelledSet of(SetDefinition definition) {
    CatalogueScript life = CatalogueScript.scripted(seed(definition));
    ReferenceJudge judge = new ReferenceJudge(life);
    Map<String, Example.Entry> entries = new LinkedHashMap<>();
    for (String statement : life.statements()) {
      entries.put(
          statement, new Example.Entry(statement, new TreeMap<>(Map.of("title", statement))));
    }
    List<Example> looks = new ArrayList<>();
    StringBuilder judged = new StringBuilder();
    life.readTimes()
        .forEach((at, change) -> {
          Set<String> allowed = judge.allowed(at);
          judged.append(at).append(allowed).append('\n');
          looks.add(look(at, change, allowed, entries));
        });
    return new LabelledSet(
        definition, List.of(), looks, new TreeMap<>(Map.of("script", Checksums.of(judged + ""))));
  }

  private static Example look(
      Instant at, boolean change, Set<String> allowed, Map<String, Example.Entry> entries) {
    List<Example.Candidate> candidates = new ArrayList<>();
    entries.forEach((statement, entry) ->
        candidates.add(new Example.Candidate(entry, allowed.contains(statement) ? 1 : 0)));
    long week = 1 + Duration.between(ScriptWriter.START, at).toDays() / 7;
    Map<String, String> facets =
        Map.of("week", "week " + week, "moment", change ? "at a change" : "any time");
    return new Example.Choice(
        at.toString(), List.of(), List.of(), candidates, new TreeMap<>(facets));
  }
}
