package org.colophon.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.query.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceState;
import org.colophon.editorial.Shelves;
import org.colophon.enrichment.Enrichment;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.exposure.testing.MemoryExposures;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.ItemText;
import org.junit.jupiter.api.Test;

class GatedContentRetrieverTest {
  private final Shelves shelves = new Shelves();
  private final List<ItemId> found = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final MemoryExposures ledger = new MemoryExposures();
  private final EnrichmentPipeline pipeline =
      new EnrichmentPipeline(
          new FixedLanguageDetector("de"),
          Map.of("de", new WhitespaceAnalyzer("de")),
          new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore()),
          new KeyphraseExtractor(),
          List.of());
  private Runnable meanwhile = () -> {};

  private final CandidateSource near =
      new CandidateSource() {
        @Override
        public List<Candidate> forSegment(
            SegmentId segment, Context context, Instant now, int many) {
          return List.of();
        }

        @Override
        public List<Candidate> related(ItemId item, Context context, int many) {
          return List.of();
        }

        @Override
        public List<Candidate> near(Enrichment text, int many) {
          questions.add(text.text().text());
          List<Candidate> all =
              found.stream().limit(many).map(id -> new Candidate(id, 1, "near")).toList();
          meanwhile.run();
          return all;
        }
      };

  private final GatedContentRetriever retriever =
      new GatedContentRetriever(
          new Recommender(near, shelves.gate),
          text -> pipeline.enrich(new ItemText("und", "", text, "")),
          shelves.gate,
          ledger,
          new GatedContentRetriever.Settings("DE", 2, 12, Audience.ANYBODY));

  private List<String> ids() {
    return retriever.retrieve(Query.from("was?")).stream()
        .map(content -> content.textSegment().metadata().getString("item_id"))
        .map(Objects::requireNonNull)
        .toList();
  }

  @Test
  void onlyWhatPassesIsTold() {
    found.add(shelves.article("a", SourceState.WITHDRAWN, null));
    found.add(shelves.article("b"));
    found.add(shelves.article("c"));
    assertEquals(List.of("b", "c"), ids());
    assertEquals(List.of("was?"), questions);
  }

  @Test
  void aContentSaysWhatItIsAndHowLongItHolds() {
    found.add(shelves.article("a", SourceState.PUBLISHED, Shelves.START.plusSeconds(30)));
    Content content = retriever.retrieve(Query.from("was?")).getFirst();
    Metadata metadata = content.textSegment().metadata();
    assertEquals("Titel", content.textSegment().text(), "cut at a space");
    assertEquals(1L, metadata.getLong("version"));
    assertEquals("Titel a", metadata.getString("title"));
    assertEquals(Shelves.START.plusSeconds(28).toString(), metadata.getString("valid_until"));
    assertEquals(
        List.of("prompt"),
        ledger.find(Objects.requireNonNull(metadata.getString("response_id"))).stream()
            .map(exposure -> exposure.surface())
            .toList());
  }

  @Test
  void whatIsStoppedWhileAnAnswerIsFoundIsNotInIt() {
    ItemId a = shelves.article("a");
    found.add(a);
    found.add(shelves.article("b"));
    meanwhile =
        () -> {
          meanwhile = () -> {};
          shelves.catalog.place(
              new Hold(
                  "h", new Hold.Scope.Items(Set.of(a)), "injunction", "kim", Shelves.START, null));
        };
    assertEquals(List.of("b"), ids());
    assertEquals(2, questions.size(), "it was judged again");
  }
}
