package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.List;
import org.colophon.enrichment.Mentions.Frequent;
import org.colophon.linking.Gaps;

/// `GET /v1/governance/gaps`: what records and vocabularies lack, and what in texts is over.
final class GetGaps implements Handler {
  private static final int USUAL_LEAST = 3;
  private static final int MOST = 200;

  private final Gaps gaps;
  private final InstantSource clock;

  GetGaps(Gaps gaps, InstantSource clock) {
    this.gaps = gaps;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    int least = (int) Input.number(ctx, "least", USUAL_LEAST, 1, 1_000_000);
    int most = (int) Input.number(ctx, "limit", 50, 1, MOST);
    Answer.json(ctx, 200, json(gaps.report(least, most, clock.instant())));
  }

  private static ObjectNode json(Gaps.Report report) {
    ObjectNode node = Nodes.object();
    frequent(node.putArray("names"), report.names());
    frequent(node.putArray("topics"), report.topics());
    ArrayNode overdue = node.putArray("overdue");
    for (Gaps.Overdue day : report.overdue()) {
      overdue
          .addObject()
          .put("item", day.item().value())
          .put("title", day.title())
          .put("day", day.day().toString())
          .put("label", day.label());
    }
    ArrayNode subjects = node.putArray("odd_subjects");
    for (Gaps.OddSubject odd : report.subjects()) {
      ObjectNode one =
          subjects
              .addObject()
              .put("item", odd.item().value())
              .put("title", odd.title())
              .put("scheme", odd.scheme());
      SubjectProblemJson.write(odd.problem(), one);
    }
    return node;
  }

  private static void frequent(ArrayNode array, List<Frequent> values) {
    for (Frequent value : values) {
      ObjectNode one = array.addObject();
      one.put("value", value.value());
      one.put("label", value.label());
      one.put("items", value.items());
      ArrayNode first = one.putArray("first");
      value.first().forEach(id -> first.add(id.value()));
    }
  }
}
