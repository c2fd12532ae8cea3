package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalPublisherCommandTest {
  private static final String RECORDS =
      """
      {"schema": "colophon-imprint/1", "id": "garten", "name": "Garten", "legal_entity": "Tiny AG"}
      {"schema": "colophon-desk/1", "id": "desk", "name": "Redaktion", "imprint": "garten", "members": ["kim"], "active": true}
      {"schema": "colophon-source/1", "id": "cms", "name": "CMS", "imprint": "garten", "owner": "desk", "expected_every": "P366D", "zone": "Europe/Berlin"}
      """;
  private static final String ITEMS =
      """
      {"schema": "colophon-item/1", "id": "rose", "source": "cms", "imprint": "garten", "desk": "desk", "content_type": "guide", "language": "de", "title": "Rosen schneiden", "text": "Im März werden Rosen geschnitten, und der Kompost kommt auf das Beet im Garten.", "canonical_id": "url:https://garten.example/rose", "canonical_url": "https://garten.example/rose", "lifecycle": {"state": "published", "published_at": "2026-03-01T08:00:00Z", "checked_at": "2026-03-05T09:00:00Z"}}
      """;
  private static final String SEGMENTS =
      """
      {"schema": "colophon-segment/1", "id": "gardeners", "imprint": "garten", "name": "Gartenfreunde", "language": "de", "description": "Menschen mit Garten, Beet und Rosen.", "owner": "desk", "state": "active", "check_due_at": "2027-11-30T00:00:00Z", "positive": ["rose"]}
      """;
  private static final String DRAFTS =
      """
      {"id": "d1", "imprint": "garten", "desk": "desk", "content_type": "guide", "language": "de", "title": "Rosen im Herbst", "text": "Auch im Herbst brauchen Rosen im Garten etwas Kompost auf das Beet.", "labels": {"segments": {"gardeners": 2}, "related": {"rose": 2}, "keyphrases": ["Rosen", "Kompost"], "subjects_iptc": ["Horticulture"]}}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  private int run(String... arguments) {
    return Commands.of(InstantSource.system())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void write(String items) throws IOException {
    Files.writeString(folder.resolve("records.jsonl"), RECORDS);
    Files.writeString(folder.resolve("items.jsonl"), items);
    Files.writeString(folder.resolve("segments.jsonl"), SEGMENTS);
    Files.writeString(folder.resolve("drafts.jsonl"), DRAFTS);
  }

  @Test
  void measuresAPublisherInThisProcess() throws IOException {
    write(ITEMS);
    Path outcomes = folder.resolve("outcomes.jsonl");
    int exit =
        run("eval", "publisher", folder.toString(), "--json", "--outcomes", outcomes.toString());
    assertEquals(Exit.OK, exit, err.toString());
    JsonNode score = CommandJson.MAPPER.readTree(out.toString());
    assertEquals(1, score.path("drafts").asInt());
    JsonNode all = score.path("slices").path("all");
    assertEquals(1, all.path("mrr").path("value").asDouble());
    assertEquals(1, all.path("related_ndcg_at_5").path("value").asDouble());
    List<String> lines = Files.readAllLines(outcomes);
    assertEquals(1, lines.size());
    JsonNode ranking = CommandJson.MAPPER.readTree(lines.getFirst()).path("answer").path("ranking");
    assertEquals("gardeners", ranking.path(0).asText());
  }

  @Test
  void writesTheCandidatePhrasesOfEachDraft() throws IOException {
    write(ITEMS);
    Path phrases = folder.resolve("phrases.jsonl");
    int exit = run("eval", "publisher", folder.toString(), "--phrases", phrases.toString());
    assertEquals(Exit.OK, exit, err.toString());
    JsonNode draft = CommandJson.MAPPER.readTree(Files.readString(phrases));
    assertEquals("d1", draft.path("draft").asText());
    List<String> labels = draft.path("candidates").findValuesAsText("label");
    assertTrue(labels.contains("Kompost"), labels::toString);
    assertEquals("", out.toString());
  }

  @Test
  void writesTheEvidenceForTheSubjectsOfEachDraft() throws IOException {
    write(ITEMS);
    Path subjects = folder.resolve("subjects.jsonl");
    int exit = run("eval", "publisher", folder.toString(), "--subjects", subjects.toString());
    assertEquals(Exit.OK, exit, err.toString());
    JsonNode draft = CommandJson.MAPPER.readTree(Files.readString(subjects));
    assertEquals("d1", draft.path("draft").asText());
    JsonNode first = draft.path("subjects").path(0);
    assertEquals(
        List.of("near", "words", "fiction", "children", "parent", "leaf", "top"),
        first.path("features").properties().stream().map(Map.Entry::getKey).toList());
    assertTrue(first.path("right").isBoolean(), draft::toString);
  }

  @Test
  void namesARecordThatIsNotTaken() throws IOException {
    write(ITEMS.replace("\"guide\"", "\"leaflet\""));
    assertEquals(Exit.FAILED, run("eval", "publisher", folder.toString()));
    assertTrue(err.toString().contains("items.jsonl, line 1: is not taken"), err.toString());
  }
}
