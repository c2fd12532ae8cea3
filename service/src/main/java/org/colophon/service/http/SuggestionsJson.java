package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.audience.Segment;
import org.colophon.editorial.DecisionService;
import org.colophon.editorial.Suggestions;
import org.colophon.editorial.Suggestions.SuggestedAnnotation;
import org.colophon.editorial.Suggestions.SuggestedSegment;
import org.colophon.governance.Preview;
import org.colophon.matching.SegmentMatch;
import org.colophon.models.Span;
import org.colophon.recommend.Recommendations.Recommended;
import org.colophon.service.json.Words;

/// Suggestions as JSON.
///
/// @param text that the spans refer to
record SuggestionsJson(Suggestions suggestions, String text) {

  /// @param now from which an accepted segment's default end counts
  ObjectNode write(Instant now) {
    ObjectNode node = Nodes.object();
    node.putObject("language")
        .put("code", suggestions.language().code())
        .put("confidence", Nodes.rounded(suggestions.language().confidence()));
    segments(node.putArray("segments"), suggestions.segments());
    segments(node.putArray("more_segments"), suggestions.moreSegments());
    ArrayNode leftOut = node.putArray("left_out");
    suggestions
        .leftOut()
        .forEach(left ->
            leftOut.addObject().put("segment", left.id().value()).put("reason", left.reason()));
    node.put("note", suggestions.note());
    ArrayNode terms = node.putArray("terms");
    suggestions.annotations().forEach(term -> terms.add(term(term)));
    new AboutJson(text).write(suggestions.about(), node);
    related(node.putArray("related"), suggestions.related());
    node.set("verdict", VerdictJson.of(suggestions.verdict()));
    boolean passes = suggestions.verdict().decision() == Preview.Decision.PASS;
    node.putObject("accepting")
        .put("until", now.plus(DecisionService.DEFAULT_TARGETING).toString())
        .put("listed", passes ? "at_once" : "when_cleared");
    return node.put("text_hash", suggestions.textHash());
  }

  private void segments(ArrayNode array, List<SuggestedSegment> segments) {
    for (SuggestedSegment suggested : segments) {
      SegmentMatch match = suggested.match();
      Segment segment = match.segment();
      ObjectNode node = array.addObject();
      node.put("id", segment.id().value());
      node.put("name", segment.name());
      node.put("description", segment.description());
      Nodes.put(node, "owner", segment.owner());
      node.put("score", Nodes.rounded(match.score()));
      node.put("scale", Words.of(match.scale()));
      node.put("words", match.words());
      if (match.evidence() != null) {
        node.set("evidence", quoted(match.evidence()));
      }
      ArrayNode because = node.putArray("because");
      match.because().forEach(because::add);
      if (segment.reach() != null) {
        node.putObject("reach")
            .put("size", segment.reach().size())
            .put("as_of", segment.reach().asOf().toString());
      }
      node.put("check_due_at", segment.checkDueAt().toString());
      related(node.putArray("look_alikes"), suggested.lookAlikes());
      node.put("answered", Words.of(suggested.answered()));
    }
  }

  private ObjectNode term(SuggestedAnnotation suggested) {
    Annotation annotation = suggested.annotation();
    ObjectNode node = Nodes.object();
    node.put("kind", Words.of(annotation.kind()));
    node.put("value", annotation.value());
    node.put("label", annotation.label());
    node.put("confidence", Nodes.rounded(annotation.confidence()));
    ArrayNode evidence = node.putArray("evidence");
    annotation.evidence().forEach(span -> evidence.add(quoted(span)));
    node.put("made_by", annotation.madeBy());
    node.put("input_hash", annotation.inputHash());
    node.put("answered", Words.of(suggested.answered()));
    node.put("state", Words.of(suggested.state()));
    return node.put("origin", Words.of(suggested.origin()));
  }

  private static void related(ArrayNode array, List<Recommended> related) {
    related.forEach(entry -> array.add(ClearedJson.brief(entry)));
  }

  private ObjectNode quoted(Span span) {
    return Nodes.object()
        .put("start", span.start())
        .put("end", span.end())
        .put("quote", span.in(text));
  }
}
