package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.colophon.service.jobs.Approval;
import org.colophon.service.jobs.ResultChange;
import org.colophon.service.jobs.Run;
import org.colophon.service.jobs.RunCounts;
import org.colophon.service.jobs.RunDifferences;
import org.colophon.service.jobs.RunKind;
import org.colophon.service.jobs.RunLimits;
import org.colophon.service.jobs.RunOrder;
import org.colophon.service.jobs.RunSelection;
import org.colophon.service.jobs.RunService.Status;

/// Runs as JSON.
public final class RunJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RunJson() {}

  /// How a run stands.
  public static ObjectNode status(Status status) {
    Run run = status.run();
    ObjectNode node = NODES.objectNode();
    node.put("id", run.id().value());
    node.put("kind", run.order().kind().word());
    node.put("state", Words.of(run.state()));
    Written.put(node, "reason", run.reason());
    Written.put(node, "waiting", status.waiting());
    node.put("by", run.order().by());
    node.put("made_at", run.madeAt().toString());
    node.put("changed_at", run.changedAt().toString());
    order(node, run.order());
    node.put("selected", run.selected());
    node.set("items", tally(status.tally()));
    node.set("approved", approval(run.approval()));
    if (status.left() != null) {
      node.put("seconds_left", status.left().toMillis() / 1_000.0);
    }
    return node;
  }

  private static void order(ObjectNode node, RunOrder order) {
    if (order.kind() instanceof RunKind.Enrich(var model, var only)) {
      Written.put(node, "model", model);
      ArrayNode kinds = node.putArray("only");
      only.stream().map(Words::of).sorted().forEach(kinds::add);
    }
    node.set("select", selection(order.selection()));
    node.put("dry_run", order.dry());
    node.put("again", order.again());
    Written.put(node, "evaluation", order.evaluation());
    RunLimits limits = order.limits();
    ObjectNode allowed = node.putObject("limits").put("threads", limits.threads());
    if (limits.perSecond() > 0) {
      allowed.put("items_per_second", limits.perSecond());
    }
    if (limits.quiet() != null) {
      allowed.put("quiet_hours", limits.quiet().toString());
      allowed.put("zone", limits.quiet().zone().getId());
    }
    if (limits.autoApply() != null) {
      allowed.put("apply_up_to", Math.round(100 * limits.autoApply()));
    }
  }

  private static ObjectNode selection(RunSelection selection) {
    ObjectNode node = NODES.objectNode();
    Written.put(node, "imprint", selection.imprint());
    Written.put(node, "content_type", selection.type() == null ? null : Words.of(selection.type()));
    Written.put(node, "language", selection.language());
    Written.put(node, "source", selection.source());
    Written.put(
        node,
        "governance",
        selection.governance() == null ? null : Words.of(selection.governance()));
    if (selection.otherMaker()) {
      node.put("other_maker", true);
    }
    Written.put(node, "changed_since", selection.changedSince());
    if (!selection.ids().isEmpty()) {
      ArrayNode items = node.putArray("items");
      selection.ids().forEach(id -> items.add(id.value()));
    }
    return node;
  }

  private static ObjectNode tally(RunCounts tally) {
    return NODES
        .objectNode()
        .put("all", tally.all())
        .put("pending", tally.pending())
        .put("differ", tally.made())
        .put("unchanged", tally.unchanged())
        .put("outdated", tally.outdated())
        .put("set_aside", tally.setAside())
        .put("applied", tally.applied());
  }

  private static ObjectNode approval(Approval approval) {
    ObjectNode node = NODES.objectNode();
    node.put("whole", approval instanceof Approval.Whole);
    ArrayNode imprints = node.putArray("imprints");
    approval.imprints().forEach(imprint -> imprints.add(imprint.value()));
    return node;
  }

  /// All changes of a run, grouped.
  public static ObjectNode groups(List<RunDifferences.Group> groups) {
    ObjectNode node = NODES.objectNode();
    ArrayNode all = node.putArray("groups");
    for (RunDifferences.Group group : groups) {
      ObjectNode one = all.addObject();
      one.put("imprint", group.imprint().value());
      one.put("kind", group.kind().toLowerCase(Locale.ROOT));
      one.put("vocabulary", group.vocabulary());
      one.put("what", Words.of(group.what()));
      one.put("count", group.count()).put("items", group.items());
      ArrayNode examples = one.putArray("examples");
      group
          .examples()
          .forEach(example ->
              examples.add(change(example.change()).put("item", example.item().value())));
    }
    return node;
  }

  /// The changes of one item.
  public static ObjectNode changes(List<ResultChange> changes) {
    ObjectNode node = NODES.objectNode();
    ArrayNode all = node.putArray("changes");
    changes.forEach(change -> all.add(change(change)));
    return node;
  }

  private static ObjectNode change(ResultChange change) {
    ObjectNode node = NODES.objectNode();
    node.put("what", Words.of(change.what()));
    node.put("kind", change.line().kind().toLowerCase(Locale.ROOT));
    node.put("value", change.line().value());
    node.put("label", change.line().label());
    if (change.before() != null) {
      node.put("before", change.before());
    }
    if (change.after() != null) {
      node.put("after", change.after());
    }
    return node;
  }

  /// Items that were given up.
  public static ObjectNode setAside(List<RunDifferences.SetAside> all) {
    ObjectNode node = NODES.objectNode();
    ArrayNode items = node.putArray("items");
    for (RunDifferences.SetAside one : all) {
      items
          .addObject()
          .put("item", one.item().value())
          .put("tries", one.tries())
          .put("error", one.error());
    }
    return node;
  }
}
