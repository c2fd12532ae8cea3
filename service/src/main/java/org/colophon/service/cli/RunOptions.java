package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of a run: its items, its share of the machine, and the steps that it may take by
/// itself.
final class RunOptions {
  @Option(names = "--imprint", paramLabel = "ID", description = "Only items of this imprint.")
  private @Nullable String imprint;

  @Option(names = "--type", paramLabel = "TYPE", description = "Only news, page, book, …")
  private @Nullable String type;

  @Option(names = "--language", paramLabel = "CODE", description = "Only this language: de, en, …")
  private @Nullable String language;

  @Option(names = "--source", paramLabel = "ID", description = "Only items of this source.")
  private @Nullable String source;

  @Option(
      names = "--governance",
      paramLabel = "VERDICT",
      description = "Only items that are pass, block or indeterminate for readers now.")
  private @Nullable String governance;

  @Option(
      names = "--other-maker",
      description = "Only what another model, method or vocabulary made.")
  private boolean otherMaker;

  @Option(
      names = "--changed-since",
      paramLabel = "INSTANT",
      description = "Only items whose present version came since: 2026-11-22T09:00:00Z.")
  private @Nullable String changedSince;

  @Option(names = "--item", paramLabel = "ID", description = "This item; may be repeated.")
  private List<String> items = new ArrayList<>();

  @Option(names = "--again", description = "Also items for which there is nothing to do.")
  private boolean again;

  @Option(names = "--dry-run", description = "Compare only; results are thrown away.")
  private boolean dry;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all processors).")
  private @Nullable Integer threads;

  @Option(names = "--per-second", paramLabel = "N", description = "At most N items a second.")
  private @Nullable Integer perSecond;

  @Option(
      names = "--quiet",
      paramLabel = "HH:MM-HH:MM",
      description = "Hours of the day in which the run rests.")
  private @Nullable String quiet;

  @Option(
      names = "--apply-up-to",
      paramLabel = "PERCENT",
      description = "Apply without asking when at most this share of the items changes.")
  private @Nullable Integer applyUpTo;

  @Option(
      names = "--evaluation",
      paramLabel = "NAME",
      description = "Folder in DATA/evaluations whose runs must hold the release floors.")
  private @Nullable String evaluation;

  @Option(names = "--by", paramLabel = "NAME", description = "Who asks.")
  private @Nullable String by;

  /// The body of the request.
  ObjectNode body(String kind) {
    ObjectNode body = CommandJson.MAPPER.createObjectNode().put("kind", kind).put("start", false);
    body.put("dry_run", dry).put("again", again);
    put(body, "evaluation", evaluation);
    put(body, "by", by);
    ObjectNode select = body.putObject("select");
    put(select, "imprint", imprint);
    put(select, "content_type", type);
    put(select, "language", language);
    put(select, "source", source);
    put(select, "governance", governance);
    put(select, "changed_since", changedSince);
    if (otherMaker) {
      select.put("other_maker", true);
    }
    if (!items.isEmpty()) {
      ArrayNode ids = select.putArray("items");
      items.forEach(ids::add);
    }
    ObjectNode limits = body.putObject("limits");
    put(limits, "threads", threads);
    put(limits, "items_per_second", perSecond);
    put(limits, "quiet_hours", quiet);
    put(limits, "apply_up_to", applyUpTo);
    return body;
  }

  static void put(ObjectNode node, String name, @Nullable Object value) {
    if (value instanceof Integer number) {
      node.put(name, number);
    } else if (value != null) {
      node.put(name, value.toString());
    }
  }
}
