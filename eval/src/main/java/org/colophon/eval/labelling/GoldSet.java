package org.colophon.eval.labelling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.colophon.eval.labelling.Labelling.Answers;
import org.colophon.eval.labelling.Labelling.Kind;

/// The agreed labels of a labelling as a labelled set for evaluation. An item is gold where at
/// least `confirmations` people gave the same answer and fewer gave any other. No machine takes
/// part, and the set has no training part.
///
/// @param items in the order of the sample
/// @param open items that too few people decided on
/// @param disputed items on which people do not agree
/// @param leftOut how many items of the sample editors may not see now
public record GoldSet(
    Labelling labelling,
    int confirmations,
    List<Item> items,
    List<SampledItem> open,
    List<Disagreement> disputed,
    int leftOut) {
  /// The label of "none fits" where exactly one label is asked for.
  public static final String NONE = "none";

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

  public GoldSet {
    items = List.copyOf(items);
    open = List.copyOf(open);
    disputed = List.copyOf(disputed);
  }

  /// An item with its agreed labels.
  ///
  /// @param labels empty: none fits
  /// @param labellers who gave that answer
  public record Item(SampledItem drawn, List<String> labels, List<String> labellers) {
    public Item {
      labels = List.copyOf(labels);
      labellers = List.copyOf(labellers);
    }
  }

  static GoldSet of(
      Labelling labelling, List<SampledItem> sample, CurrentLabels answers, int confirmations) {
    List<Item> items = new ArrayList<>();
    List<SampledItem> open = new ArrayList<>();
    List<Disagreement> disputed = new ArrayList<>();
    for (SampledItem drawn : sample) {
      SortedMap<String, List<String>> decided = answers.decided(drawn.item());
      Map<List<String>, Set<String>> byAnswer = new HashMap<>();
      decided.forEach((labeller, labels) ->
          byAnswer.computeIfAbsent(labels, l -> new TreeSet<>()).add(labeller));
      int most = byAnswer.values().stream().mapToInt(Set::size).max().orElse(0);
      List<Map.Entry<List<String>, Set<String>>> leading =
          byAnswer.entrySet().stream().filter(e -> e.getValue().size() == most).toList();
      if (decided.size() < confirmations || decided.isEmpty()) {
        open.add(drawn);
      } else if (leading.size() == 1 && most >= confirmations) {
        var agreed = leading.getFirst();
        items.add(new Item(drawn, agreed.getKey(), List.copyOf(agreed.getValue())));
      } else {
        disputed.add(new Disagreement(drawn.item(), drawn.title(), decided));
      }
    }
    return new GoldSet(labelling, confirmations, items, open, disputed, 0);
  }

  GoldSet leavingOut(int many) {
    return new GoldSet(labelling, confirmations, items, open, disputed, many);
  }

  /// The items as JSON Lines, each with its labels, who gave them, and `origin` `human`.
  public String jsonLines() {
    StringBuilder lines = new StringBuilder();
    items.forEach(item -> lines.append(line(item)).append('\n'));
    return lines.toString();
  }

  private ObjectNode line(Item item) {
    SampledItem drawn = item.drawn();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", drawn.item().value());
    line.put("title", drawn.title());
    line.put("body", drawn.text());
    line.put("language", drawn.stratum().language());
    labels(item).forEach(line.putArray("labels")::add);
    line.put("origin", "human");
    item.labellers().forEach(line.putArray("labellers")::add);
    ObjectNode facets = line.putObject("facets");
    facets.put("imprint", drawn.stratum().imprint().value());
    facets.put("type", drawn.stratum().type().name().toLowerCase(Locale.ROOT));
    return line;
  }

  private List<String> labels(Item item) {
    return isSingle() && item.labels().isEmpty() ? List.of(NONE) : item.labels();
  }

  private boolean isSingle() {
    return labelling.plan().kind() == Kind.SUBJECTS && labelling.plan().answers() == Answers.ONE;
  }

  /// The description that `eval run` reads (a set definition); the items are expected in
  /// `<id>.jsonl` of the data folder.
  public String description() {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    String language = language();
    set.put("id", labelling.id().value());
    set.putObject("about")
        .put("title", "Labelled by people: " + labelling.id())
        .put("language", language)
        .put("licence", "own")
        .put("note", note());
    ObjectNode gold = set.putObject("gold");
    gold.put("task", task()).put("origin", "human");
    ObjectNode labels = gold.putObject("labels");
    labelling.choices().forEach(c -> labels.put(c.value(), c.definition(language)));
    if (isSingle()) {
      labels.put(NONE, "none of the others");
    }
    ObjectNode files = set.putObject("files");
    files.put("format", "jsonl").putArray("test").add(labelling.id() + ".jsonl");
    try {
      return YAML.writeValueAsString(set);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a description is always YAML", e);
    }
  }

  private String task() {
    return switch (labelling.plan().kind()) {
      case SEGMENTS -> "segments";
      case SUBJECTS -> isSingle() ? "single-label" : "multi-label";
    };
  }

  private String note() {
    return "Drawn "
        + labelling.drawing().at()
        + " with seed "
        + labelling.drawing().seed()
        + "; an answer counts where "
        + confirmations
        + (confirmations == 1 ? " person gave it" : " people gave it")
        + " and fewer gave any other. For evaluation only: do not train on it.";
  }

  private String language() {
    List<String> languages =
        items.stream().map(item -> item.drawn().stratum().language()).distinct().toList();
    return languages.size() == 1 ? languages.getFirst() : "mul";
  }
}
