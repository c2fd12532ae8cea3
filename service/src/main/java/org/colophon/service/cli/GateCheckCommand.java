package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;
import org.colophon.governance.Gate;
import org.colophon.governance.GateSession;
import org.colophon.governance.PolicyException;
import org.colophon.governance.Preview;
import org.colophon.governance.Preview.Decision;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.service.app.Stores;
import org.colophon.service.json.Json;
import org.colophon.service.sqlite.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon gate check`.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Judges one item or all, and counts what is blocked by its reasons.",
    footer = {
      "",
      "Example:",
      "  colophon gate check --all --data data/demo",
      "",
      "Ends with 0 when all pass, 1 when something is blocked, 2 when something could not be judged;",
      "the JSON is written in each of these cases."
    })
final class GateCheckCommand implements Callable<Integer> {

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The data directory (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--item", paramLabel = "ID", description = "Judges this item.")
  private @Nullable String item;

  @Option(names = "--all", description = "Judges every item.")
  private boolean all;

  @Option(
      names = "--purpose",
      defaultValue = "recommend",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Purpose purpose = Purpose.RECOMMEND;

  @Option(
      names = "--territory",
      defaultValue = "DE",
      description = "The reader's country (default: ${DEFAULT-VALUE}).")
  private String territory = "DE";

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the JSON there as well.")
  private @Nullable Path report;

  GateCheckCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if ((item == null) != all) {
      throw new ParameterException(spec.commandLine(), "Give --item ID or --all.");
    }
    return switch (Instance.at(data)) {
      case Instance.Free(Path directory) -> {
        try (Stores stores = Stores.open(directory, clock)) {
          yield judge(stores);
        } catch (StoreException | PolicyException e) {
          yield unable(String.valueOf(e.getMessage()), 2);
        }
      }
      case Instance.Served(var address) ->
          unable(
              "the service at "
                  + address
                  + " owns "
                  + data
                  + "; ask it for /v1/items/ID/governance, or stop it first",
              Exit.TAKEN);
    };
  }

  /// Nothing was judged, and that is said in JSON too.
  private int unable(String why, int exit) throws IOException {
    spec.commandLine().getErr().println("colophon gate: " + why);
    write(Json.MAPPER.createObjectNode().put("error", why));
    return exit;
  }

  private void write(ObjectNode answer) throws IOException {
    if (report != null) {
      Files.writeString(report, answer + "\n");
    }
    if (json) {
      spec.commandLine().getOut().println(answer);
      spec.commandLine().getOut().flush();
    }
  }

  private int judge(Stores stores) throws IOException {
    Gate gate = new Gate(stores.catalog(), stores.policies(), clock);
    Tally tally = new Tally();
    try (GateSession session = gate.open(new Context(purpose, territory, "web", null))) {
      for (ItemId id : items(stores)) {
        tally.add(id, session.preview(id));
      }
    }
    write(tally.json());
    if (!json) {
      spec.commandLine().getOut().print(tally.text());
      spec.commandLine().getOut().flush();
    }
    return tally.exitCode();
  }

  private List<ItemId> items(Stores stores) {
    if (item != null) {
      return List.of(new ItemId(item));
    }
    try (CatalogView view = stores.catalog().view()) {
      return view.items().toList();
    }
  }

  /// Counts verdicts, and keeps who is blocked by what.
  private static final class Tally {
    private final Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
    private final Map<String, List<ItemId>> byReason = new TreeMap<>();
    private final Map<String, String> fixes = new TreeMap<>();

    void add(ItemId id, Preview verdict) {
      decisions.merge(verdict.decision(), 1, Integer::sum);
      for (Reason reason : verdict.reasons()) {
        if (reason.severity() == Severity.BLOCK || reason.severity() == Severity.INDETERMINATE) {
          String code = reason.code().name();
          List<ItemId> items = byReason.computeIfAbsent(code, _ -> new ArrayList<>());
          if (items.isEmpty() || !items.getLast().equals(id)) {
            items.add(id);
          }
          fixes.put(code, reason.fix());
        }
      }
    }

    private int count(Decision decision) {
      return decisions.getOrDefault(decision, 0);
    }

    int exitCode() {
      if (count(Decision.INDETERMINATE) > 0) {
        return 2;
      }
      return count(Decision.BLOCK) > 0 ? 1 : 0;
    }

    String text() {
      int whole = decisions.values().stream().mapToInt(Integer::intValue).sum();
      StringBuilder text = new StringBuilder();
      text.append(
          "%d items: %d pass, %d blocked, %d could not be judged%n"
              .formatted(
                  whole,
                  count(Decision.PASS),
                  count(Decision.BLOCK),
                  count(Decision.INDETERMINATE)));
      byReason.forEach((code, items) ->
          text.append(
              "  %-20s %5d  %s, for example %s%n"
                  .formatted(code, items.size(), fixes.get(code), items.getFirst())));
      return text.toString();
    }

    ObjectNode json() {
      ObjectNode node = Json.MAPPER.createObjectNode();
      node.put("pass", count(Decision.PASS))
          .put("block", count(Decision.BLOCK))
          .put("indeterminate", count(Decision.INDETERMINATE));
      ObjectNode reasons = node.putObject("reasons");
      byReason.forEach((code, items) -> {
        ObjectNode reason = reasons.putObject(code).put("fix", fixes.get(code));
        items.forEach(id -> reason.withArray("items").add(id.value()));
      });
      return node;
    }
  }
}
