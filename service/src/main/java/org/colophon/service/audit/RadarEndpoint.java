package org.colophon.service.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Excerpt;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/// The search of the backlist for items that fit a topic or an event. Items of other imprints than
/// the one that asks appear only where its editors may know of them.
public final class RadarEndpoint implements Endpoint {
  private static final Parameter<Integer> K = Parameter.number("k", 20, 1, 200, "The most items.");
  private static final Parameter<Optional<String>> ON =
      Parameter.query(
          "on", "The day of the event, at whose end the items are judged; now if absent.");
  private static final Parameter<Optional<ImprintId>> IMPRINT =
      Parameter.query(
          "imprint",
          ImprintId.class,
          "The imprint whose editors ask. They get all of its own items, and of other imprints"
              + " those that they may know of.");
  private static final Parameter<String> TOPIC =
      new Parameter<>(
          Parameter.Place.QUERY,
          "topic",
          "Words of the topic or event, at most 500 characters.",
          JsonNodeFactory.instance
              .objectNode()
              .put("type", "string")
              .put("minLength", 1)
              .put("maxLength", BacklistRadar.LONGEST_TOPIC),
          RadarEndpoint::topic);

  private static final String EXAMPLE =
      """
      {"topic": "Sturmflut", "judged_at": "2026-11-22T09:00:00Z", "searched": 80, "undated": 1,
       "fitting": 1,
       "items": [{"item": "hafenlicht", "title": "Hafenlicht", "imprint": "nordufer",
         "published_at": "2021-03-01T00:00:00Z", "score": 8.2, "words": ["sturmflut"],
         "decision": "pass", "fixes": [], "subjects": []}]}
      """;

  private final Catalog catalog;
  private final Gate gate;
  private final Supplier<List<Vocabulary>> vocabularies;
  private final String territory;
  private final ZoneId zone;

  /// @param vocabularies whose labels are searched
  /// @param territory of the readers
  /// @param zone of days
  public RadarEndpoint(
      Catalog catalog,
      Gate gate,
      Supplier<List<Vocabulary>> vocabularies,
      String territory,
      ZoneId zone) {
    this.catalog = catalog;
    this.gate = gate;
    this.vocabularies = vocabularies;
    this.territory = territory;
    this.zone = zone;
  }

  @Override
  public String subject() {
    return "audit";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/governance/radar")
            .summary("List backlist that fits a topic, with what has to be fixed first")
            .description(
                "Items published more than 24 months ago that have words of the topic in title,"
                    + " subjects or text, those with rarer words first. Each is judged for readers"
                    + " at the end of the day of the event.")
            .parameters(TOPIC, ON, K, IMPRINT)
            .answer(Answer.json(200, "The items.", RadarResponse.class).example(EXAMPLE))
            .handle(this::radar));
  }

  private static String topic(@Nullable String text) {
    if (text == null || !BacklistRadar.isTopic(text)) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "topic",
              "topic: is missing, has no word of three letters, or is longer than "
                  + BacklistRadar.LONGEST_TOPIC,
              "send the words of the topic"));
    }
    return text;
  }

  private Response radar(Request request) {
    String topic = request.get(TOPIC);
    Instant now = request.now();
    Instant at = request.get(ON).map(day -> day(day, now)).orElse(now);
    Instant before = BacklistRadar.before(at, zone);
    ImprintId viewer = request.get(IMPRINT).orElse(null);
    try (GateSession editors = gate.open(Context.desk(territory, viewer));
        GateSession readers = gate.openAt(Context.recommend(territory), at);
        CatalogView view = catalog.view()) {
      BacklistRadar.Result result =
          new BacklistRadar(vocabularies.get())
              .find(
                  new BacklistRadar.Query(topic, before, request.get(K)),
                  view,
                  readers,
                  editors::isVisible);
      return Response.ok(RadarResponse.of(topic, at, result));
    }
  }

  private Instant day(String text, Instant now) {
    try {
      return JudgedDay.of(text, zone, now);
    } catch (DateTimeException e) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "on",
              "on: " + Excerpt.of(text) + " is not a valid date",
              "send YYYY-MM-DD"));
    }
  }
}
