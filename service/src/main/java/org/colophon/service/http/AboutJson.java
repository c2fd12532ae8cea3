package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.annotation.Annotation;
import org.colophon.editorial.SuggestionContext;
import org.colophon.editorial.SuggestionContext.LinkedRecord;
import org.colophon.linking.KnownRecord;
import org.colophon.linking.Links;
import org.colophon.linking.RecordFact;
import org.colophon.models.Span;
import org.colophon.service.json.SubjectProblemJson;
import org.colophon.service.json.Words;
import org.colophon.subjects.Threshold;

/// What surrounds a text, as JSON.
///
/// @param text that the spans refer to
record AboutJson(String text) {

  /// Adds it to the suggestions.
  void write(SuggestionContext about, ObjectNode suggestions) {
    ArrayNode ambiguous = suggestions.putArray("ambiguous");
    about.ambiguous().forEach(name -> ambiguous.add(ambiguous(name)));
    ArrayNode records = suggestions.putArray("records");
    about.records().forEach(linked -> records.add(linked(linked)));
    suggestions
        .putObject("reading")
        .put("minutes", about.reading().minutes())
        .put("words", about.reading().words())
        .put("words_per_minute", about.reading().wordsPerMinute());
    ArrayNode odd = suggestions.putArray("odd_subjects");
    for (SuggestionContext.OddSubject subject : about.subjects()) {
      ObjectNode one = odd.addObject().put("scheme", subject.scheme());
      SubjectProblemJson.write(subject.problem(), one);
    }
    ArrayNode thresholds = suggestions.putArray("thresholds");
    about.thresholds().forEach(threshold -> thresholds.add(threshold(threshold)));
    ArrayNode overdue = suggestions.putArray("overdue");
    for (Annotation date : about.overdue()) {
      ObjectNode one = overdue.addObject().put("day", date.value());
      one.set("evidence", quoted(date.evidence().getFirst()));
    }
  }

  private ObjectNode ambiguous(Links.Ambiguous name) {
    ObjectNode node = Nodes.object().put("label", name.label());
    ArrayNode evidence = node.putArray("evidence");
    name.spans().forEach(span -> evidence.add(quoted(span)));
    ArrayNode candidates = node.putArray("candidates");
    for (Links.Candidate candidate : name.candidates()) {
      ObjectNode one = candidates.addObject();
      named(one, candidate.target());
      ArrayNode because = one.putArray("because");
      candidate.because().forEach(because::add);
    }
    return node;
  }

  private static ObjectNode linked(LinkedRecord linked) {
    ObjectNode node = Nodes.object();
    named(node, linked.target());
    node.put("via", Words.of(linked.via()));
    ArrayNode facts = node.putArray("facts");
    for (RecordFact fact : linked.facts()) {
      ObjectNode one = facts.addObject();
      one.put("kind", Words.of(fact.kind()));
      one.put("entity", fact.entity());
      one.put("text", fact.text());
      one.put("state", Words.of(fact.state()));
      Nodes.put(one, "until", fact.until());
    }
    return node;
  }

  private static ObjectNode threshold(Threshold threshold) {
    ObjectNode node = Nodes.object().put("scheme", threshold.scheme());
    node.put("least", Nodes.rounded(threshold.least()));
    threshold
        .measured()
        .ifPresent(m ->
            node.putObject("measured")
                .put("promised", Nodes.rounded(m.promised()))
                .put("precision", Nodes.rounded(m.precision()))
                .put("found", Nodes.rounded(m.found()))
                .put("texts", m.texts()));
    return node;
  }

  private static void named(ObjectNode node, KnownRecord known) {
    node.put("entity", known.entity());
    node.put("kind", Words.of(known.kind()));
    node.put("name", known.name());
  }

  private ObjectNode quoted(Span span) {
    return Nodes.object()
        .put("start", span.start())
        .put("end", span.end())
        .put("quote", span.in(text));
  }
}
