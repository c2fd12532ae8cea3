package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Every command is classified by what it writes of the catalogue: a new one fails until somebody
/// said what may leave through it.
class CommandOutputTest {
  /// What a command writes.
  private enum Writes {
    /// Nothing of an item's content.
    NO_CONTENT,
    /// Texts that passed the gate for editors of the labelling's imprint (`LabellingsTest`).
    GATED_TEXTS,
    /// Ids and titles of every item, for those who run the catalogue: what is blocked and why; the
    /// whole directory, in a backup that only its owner may read.
    OPERATORS,
    /// A model or figures made from texts; no text itself.
    MODELS
  }

  private static final Map<String, Writes> COMMANDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("demo", Writes.NO_CONTENT),
              Map.entry("serve", Writes.NO_CONTENT),
              Map.entry("doctor", Writes.NO_CONTENT),
              Map.entry("backup", Writes.OPERATORS),
              Map.entry("restore", Writes.NO_CONTENT),
              Map.entry("config", Writes.NO_CONTENT),
              Map.entry("version", Writes.NO_CONTENT),
              Map.entry("accounts", Writes.NO_CONTENT),
              Map.entry("accounts add", Writes.NO_CONTENT),
              Map.entry("accounts disable", Writes.NO_CONTENT),
              Map.entry("accounts list", Writes.NO_CONTENT),
              Map.entry("audit", Writes.OPERATORS),
              Map.entry("radar", Writes.OPERATORS),
              Map.entry("keys", Writes.NO_CONTENT),
              Map.entry("keys add", Writes.NO_CONTENT),
              Map.entry("keys list", Writes.NO_CONTENT),
              Map.entry("keys revoke", Writes.NO_CONTENT),
              Map.entry("keys rotate", Writes.NO_CONTENT),
              Map.entry("campaigns", Writes.NO_CONTENT),
              Map.entry("campaigns list", Writes.OPERATORS),
              Map.entry("campaigns show", Writes.OPERATORS),
              Map.entry("campaigns check", Writes.OPERATORS),
              Map.entry("campaigns freeze", Writes.OPERATORS),
              Map.entry("campaigns approve", Writes.OPERATORS),
              Map.entry("campaigns send", Writes.OPERATORS),
              Map.entry("campaigns stop", Writes.OPERATORS),
              Map.entry("campaigns result", Writes.OPERATORS),
              Map.entry("triggers", Writes.NO_CONTENT),
              Map.entry("triggers list", Writes.NO_CONTENT),
              Map.entry("triggers preview", Writes.OPERATORS),
              Map.entry("triggers pause", Writes.NO_CONTENT),
              Map.entry("triggers resume", Writes.NO_CONTENT),
              Map.entry("crm", Writes.NO_CONTENT),
              Map.entry("crm status", Writes.NO_CONTENT),
              Map.entry("crm sync", Writes.NO_CONTENT),
              Map.entry("people", Writes.NO_CONTENT),
              Map.entry("people forget", Writes.NO_CONTENT),
              Map.entry("import", Writes.NO_CONTENT),
              Map.entry("import segments", Writes.NO_CONTENT),
              Map.entry("import signals", Writes.NO_CONTENT),
              Map.entry("vocabulary", Writes.NO_CONTENT),
              Map.entry("vocabulary add", Writes.NO_CONTENT),
              Map.entry("vocabulary list", Writes.NO_CONTENT),
              Map.entry("enrich", Writes.OPERATORS),
              Map.entry("runs", Writes.OPERATORS),
              Map.entry("gate", Writes.NO_CONTENT),
              Map.entry("gate check", Writes.OPERATORS),
              Map.entry("gate report", Writes.OPERATORS),
              Map.entry("gate preview", Writes.OPERATORS),
              Map.entry("gate replay", Writes.OPERATORS),
              Map.entry("gate audit", Writes.OPERATORS),
              Map.entry("eval", Writes.NO_CONTENT),
              Map.entry("eval list", Writes.NO_CONTENT),
              Map.entry("eval run", Writes.MODELS),
              Map.entry("eval compare", Writes.MODELS),
              Map.entry("eval floors", Writes.MODELS),
              Map.entry("eval acceptance", Writes.MODELS),
              Map.entry("eval publisher", Writes.MODELS),
              Map.entry("eval label", Writes.NO_CONTENT),
              Map.entry("eval label draw", Writes.NO_CONTENT),
              Map.entry("eval label status", Writes.NO_CONTENT),
              Map.entry("eval label agreement", Writes.GATED_TEXTS),
              Map.entry("eval label export", Writes.GATED_TEXTS),
              Map.entry("eval label take", Writes.NO_CONTENT),
              Map.entry("eval label score", Writes.MODELS),
              Map.entry("train", Writes.NO_CONTENT),
              Map.entry("train embedder", Writes.MODELS),
              Map.entry("train entities", Writes.MODELS),
              Map.entry("train keyphrases", Writes.MODELS),
              Map.entry("train matching", Writes.MODELS),
              Map.entry("train subjects", Writes.MODELS)));

  @Test
  void everyCommandIsClassified() {
    TreeSet<String> names = new TreeSet<>();
    collect(Commands.of(InstantSource.system()), "", names);
    assertEquals(COMMANDS.keySet(), names);
  }

  private static void collect(CommandLine line, String prefix, Set<String> names) {
    line.getSubcommands()
        .forEach((name, sub) -> {
          names.add(prefix + name);
          collect(sub, prefix + name + " ", names);
        });
  }
}
