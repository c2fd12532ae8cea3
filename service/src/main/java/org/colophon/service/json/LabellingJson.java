package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.AgreementReport;
import org.colophon.eval.labelling.Disagreement;
import org.colophon.eval.labelling.GoldSet;
import org.colophon.eval.labelling.LabelAnswer;
import org.colophon.eval.labelling.LabelEntry;
import org.colophon.eval.labelling.Labelling;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.LabellingProgress;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.eval.labelling.LabellingService.Request;
import org.colophon.eval.labelling.SampledItem;
import org.colophon.eval.stats.Interval;
import org.colophon.service.json.Problem.Code;

/// Labellings as JSON.
public final class LabellingJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> REQUEST =
      Set.of("id", "task", "vocabulary", "answers", "imprint", "size", "seed", "by");
  private static final Set<String> SAID = Set.of("item", "labeller", "answer", "labels");
  private static final String TOPICS = "topics";
  private static final int MOST_LABELS = 100;

  private LabellingJson() {}

  /// What a labeller says to an item.
  public record Statement(ItemId item, String labeller, LabelAnswer said) {}

  private enum Answer {
    FITS,
    NONE,
    CANNOT_SAY,
    WITHDRAWN
  }

  /// Reads what is to be drawn.
  public static Reading<Request> readRequest(JsonNode node) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", REQUEST, Times.stated(null));
      Labelling.Kind kind = fields.choice("task", Labelling.Kind.class);
      String scheme = fields.optionalText("vocabulary", 40);
      if (kind == Labelling.Kind.SEGMENTS && scheme != null) {
        throw new Fault(
            Code.BAD_VALUE,
            "/vocabulary",
            "is not for segments",
            "leave it out, or ask for subjects");
      }
      Labelling.Plan plan =
          new Labelling.Plan(
              kind,
              kind == Labelling.Kind.SUBJECTS && scheme == null ? TOPICS : scheme,
              fields.choice("answers", Labelling.Answers.class, Labelling.Answers.SEVERAL),
              fields.optionalId("imprint", ImprintId::new));
      return new Request(
          fields.id("id", LabellingId::new),
          plan,
          (int) fields.integer("size", 1, LabellingService.MAX_SIZE),
          fields.has("seed") ? fields.integer("seed", 0, Long.MAX_VALUE) : 1,
          fields.text("by", LabelEntry.LONGEST_NAME));
    });
  }

  /// Reads what a labeller says.
  public static Reading<Statement> readStatement(JsonNode node) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", SAID, Times.stated(null));
      List<String> labels = fields.ids("labels", MOST_LABELS, label -> label);
      Answer answer = fields.choice("answer", Answer.class);
      if ((answer == Answer.FITS) == labels.isEmpty()) {
        throw new Fault(
            Code.BAD_VALUE,
            "/labels",
            "does not go with the answer",
            "name labels with 'fits', and none with any other answer");
      }
      return new Statement(
          fields.id("item", ItemId::new),
          fields.text("labeller", LabelEntry.LONGEST_NAME),
          switch (answer) {
            case FITS -> new LabelAnswer.Fits(labels);
            case NONE -> new LabelAnswer.NoneFits();
            case CANNOT_SAY -> new LabelAnswer.CannotSay();
            case WITHDRAWN -> new LabelAnswer.Withdrawn();
          });
    });
  }

  /// A labelling without its choices.
  public static ObjectNode summary(Labelling labelling) {
    ObjectNode node = NODES.objectNode();
    node.put("id", labelling.id().value());
    node.put("task", Words.of(labelling.plan().kind()));
    String scheme = labelling.plan().vocabulary();
    if (scheme != null) {
      node.put("vocabulary", scheme);
    }
    node.put("answers", Words.of(labelling.plan().answers()));
    ImprintId imprint = labelling.plan().imprint();
    if (imprint != null) {
      node.put("imprint", imprint.value());
    }
    node.put("seed", labelling.drawing().seed());
    node.put("drawn_by", labelling.drawing().by());
    node.put("drawn_at", labelling.drawing().at().toString());
    return node;
  }

  /// How a labelling stands, with its choices.
  public static ObjectNode status(LabellingService.Status status) {
    ObjectNode node = summary(status.labelling());
    node.put("items", status.items());
    ObjectNode strata = node.putObject("strata");
    status.strata().forEach(strata::put);
    ArrayNode choices = node.putArray("choices");
    for (Labelling.Choice choice : status.labelling().choices()) {
      ObjectNode one = choices.addObject().put("value", choice.value());
      choice.names().forEach(one.putObject("names")::put);
      choice.notes().forEach(one.putObject("notes")::put);
    }
    ArrayNode labellers = node.putArray("labellers");
    status.labellers().forEach(progress -> labellers.add(progress(progress)));
    return node;
  }

  /// The item to look at, where one is left, and how far the labeller is. Nothing that a model or
  /// another labeller thinks of it.
  public static ObjectNode turn(LabellingService.NextItem turn) {
    ObjectNode node = NODES.objectNode();
    SampledItem item = turn.item();
    if (item != null) {
      node.putObject("item")
          .put("id", item.item().value())
          .put("imprint", item.stratum().imprint().value())
          .put("content_type", Words.of(item.stratum().type()))
          .put("language", item.stratum().language())
          .put("title", item.title())
          .put("text", item.text());
    }
    node.set("progress", progress(turn.progress()));
    return node;
  }

  /// What was written down.
  public static ObjectNode given(LabelEntry given) {
    ObjectNode node = NODES.objectNode();
    node.put("item", given.item().value()).put("labeller", given.labeller());
    Answer answer =
        switch (given.answer()) {
          case LabelAnswer.Fits _ -> Answer.FITS;
          case LabelAnswer.NoneFits() -> Answer.NONE;
          case LabelAnswer.CannotSay() -> Answer.CANNOT_SAY;
          case LabelAnswer.Withdrawn() -> Answer.WITHDRAWN;
        };
    node.put("answer", Words.of(answer));
    ArrayNode labels = node.putArray("labels");
    if (given.answer() instanceof LabelAnswer.Fits(List<String> fitting)) {
      fitting.forEach(labels::add);
    }
    return node.put("at", given.at().toString());
  }

  /// How far two labellers agree.
  public static ObjectNode agreement(AgreementReport report) {
    ObjectNode node = NODES.objectNode();
    node.put("first", report.first()).put("second", report.second());
    node.put("both", report.both()).put("undecided", report.undecided());
    ObjectNode figures = node.putObject("figures");
    report.figures().forEach((name, figure) -> figures.set(name, interval(figure)));
    ObjectNode labels = node.putObject("labels");
    report
        .labels()
        .forEach((label, one) -> {
          ObjectNode entry = labels.putObject(label);
          entry.put("first", one.first()).put("second", one.second()).put("both", one.both());
          one.kappa().ifPresent(kappa -> entry.set("kappa", interval(kappa)));
        });
    node.set("disagreements", disagreements(report.disagreements()));
    return node;
  }

  /// A labelled set: the lines of its file, its description, and what is not in it.
  public static ObjectNode gold(GoldSet gold) {
    ObjectNode node = NODES.objectNode();
    node.put("set", gold.labelling().id().value());
    node.put("origin", "human");
    node.put("confirmations", gold.confirmations());
    node.put("items", gold.items().size());
    node.put("open", gold.open().size());
    node.set("disputed", disagreements(gold.disputed()));
    node.put("description", gold.description());
    return node.put("lines", gold.jsonLines());
  }

  private static ArrayNode disagreements(List<Disagreement> all) {
    ArrayNode nodes = NODES.arrayNode();
    for (Disagreement one : all) {
      ObjectNode node = nodes.addObject();
      node.put("item", one.item().value()).put("title", one.title());
      ObjectNode answers = node.putObject("answers");
      SortedMap<String, List<String>> said = one.answers();
      said.forEach((labeller, labels) -> labels.forEach(answers.putArray(labeller)::add));
    }
    return nodes;
  }

  private static ObjectNode progress(LabellingProgress progress) {
    return NODES
        .objectNode()
        .put("labeller", progress.labeller())
        .put("done", progress.done())
        .put("none", progress.none())
        .put("cannot_say", progress.cannotSay())
        .put("of", progress.of());
  }

  private static ObjectNode interval(Interval interval) {
    return NODES
        .objectNode()
        .put("value", interval.value())
        .put("low", interval.low())
        .put("high", interval.high());
  }
}
