package org.colophon.service.audit;

import static org.colophon.service.audit.CatalogAuditTest.audit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.colophon.governance.ReasonCode;
import org.colophon.service.audit.BacklistRadar.TopicWord;
import org.colophon.vocabulary.SubjectCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklistRadarTest {
  @TempDir private Path folder;

  private BacklistRadar.Result found(String topic, String products) throws IOException {
    Path file = CatalogAuditTest.message(folder.resolve("m.xml"), "20261120", products);
    return Objects.requireNonNull(
        audit(List.of(file), List.of(), List.of(topic)).radar().get(topic), topic);
  }

  private static String titled(String product, String title) {
    return product.replaceFirst("<TitleText>[^<]*", "<TitleText>" + title);
  }

  @Test
  void titlesThatHaveRarerWordsComeFirst() throws IOException {
    BacklistRadar.Result result =
        found(
            "Sturmfluten am Hafen",
            titled(CatalogAuditTest.product("a", "03", "04", "21"), "Der Hafen")
                + titled(
                    CatalogAuditTest.product("b", "03", "04", "21"), "Sturmflut im Hafenviertel")
                + titled(CatalogAuditTest.product("c", "03", "04", "21"), "Ein Garten"));
    assertEquals(3, result.searched());
    assertEquals(2, result.fitting());
    assertEquals(
        List.of("Sturmflut im Hafenviertel", "Der Hafen"),
        result.hits().stream().map(hit -> hit.item().content().title()).toList());
    assertEquals(List.of("Sturmfluten", "Hafen"), result.hits().getFirst().words());
  }

  @Test
  void aTitleComesWithWhatHasToBeFixedFirst() throws IOException {
    String broken =
        titled(CatalogAuditTest.product("a", "03", "04", "43"), "Der Hafen").replace("FFP", "F");
    BacklistRadar.Hit hit = found("Hafen", broken).hits().getFirst();
    assertTrue(
        hit.verdict().reasons().stream().anyMatch(r -> r.code() == ReasonCode.NOT_AVAILABLE));
    assertEquals(SubjectCheck.Kind.COARSE, hit.subjects().getFirst().kind());
  }

  @Test
  void newTitlesAreNotBacklistAndUndatedOnesAreCounted() throws IOException {
    BacklistRadar.Result result =
        found(
            "Hafen",
            titled(CatalogAuditTest.product("a", "03", "04", "21"), "Hafen")
                    .replace("20200301", "20260301")
                + titled(CatalogAuditTest.product("b", "03", "04", "21"), "Hafen")
                    .replaceAll("(?s)<PublishingDate>.*</PublishingDate>", ""));
    assertEquals(0, result.searched());
    assertEquals(1, result.undated());
    assertEquals(List.of(), result.hits());
  }

  @Test
  void wordsLoseTheirEndings() {
    assertEquals(
        List.of(new TopicWord("Sturmfluten", "sturmflut"), new TopicWord("Meer", "meer")),
        BacklistRadar.words("Sturmfluten am Meer, Sturmflut"));
  }
}
