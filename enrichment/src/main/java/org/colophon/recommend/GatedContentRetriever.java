package org.colophon.recommend;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.colophon.enrichment.Enrichment;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.ExposureLedger;
import org.colophon.governance.Audience;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;

/// A LangChain4j content retriever over the catalogue: only what is cleared for prompts at the
/// instant of the question gets into one. A revocation during the search starts the search again.
/// Each answer is recorded in the exposure ledger, so that a recall reaches it.
///
/// The metadata of each content say `item_id`, `version`, `title`, `url` where there is one,
/// `verdict_id`, `response_id` and `valid_until`: whoever keeps it must not quote it longer.
/// Thread-safe.
public final class GatedContentRetriever implements ContentRetriever {
  /// How often an answer is judged beside other work before revocations have to wait for it.
  private static final int ATTEMPTS = 2;

  private final Recommender recommender;
  private final QuestionReader questions;
  private final Gate gate;
  private final ExposureLedger ledger;
  private final Settings settings;

  public GatedContentRetriever(
      Recommender recommender,
      QuestionReader questions,
      Gate gate,
      ExposureLedger ledger,
      Settings settings) {
    this.recommender = recommender;
    this.questions = questions;
    this.gate = gate;
    this.ledger = ledger;
    this.settings = settings;
  }

  /// A function that reads a question as texts are read.
  @FunctionalInterface
  public interface QuestionReader {
    /// Stores nothing of it.
    Enrichment read(String question);
  }

  /// The settings of a retriever.
  ///
  /// @param territory ISO 3166-1 alpha-2 code of the reader's country
  /// @param k the most contents, 1 to [Recommender#MAX_K]
  /// @param mostCharacters the longest text of a content; what is longer is cut at a space
  /// @param audience the readers of what the model writes
  public record Settings(String territory, int k, int mostCharacters, Audience audience) {
    /// Five contents of up to 4,000 characters.
    public static Settings of(String territory) {
      return new Settings(territory, 5, 4_000, Audience.ANYBODY);
    }

    private Context context() {
      return new Context(Purpose.GROUND_PROMPT, territory, "prompt", null).withAudience(audience);
    }
  }

  @Override
  public List<Content> retrieve(Query query) {
    Enrichment question = questions.read(query.text());
    List<Content> contents = new ArrayList<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      Recommendations list = near(question);
      if (gate.release(list.snapshotVersion(), list.cleared(), now -> take(list, now, contents))) {
        return contents;
      }
    }
    gate.fence()
        .pass(() -> {
          Recommendations list = near(question);
          return gate.releaseHeld(list.cleared(), now -> take(list, now, contents));
        });
    return contents; // none where the clock is against it
  }

  private Recommendations near(Enrichment question) {
    return recommender.near(question, settings.context(), settings.k());
  }

  private void take(Recommendations list, Instant now, List<Content> contents) {
    String response = ledger.nextId();
    ledger.record(exposure(response, list, now));
    list.cleared().forEach(item -> contents.add(content(item, response)));
  }

  private Exposure exposure(String response, Recommendations list, Instant now) {
    return Exposure.of(
        response,
        list.context(),
        new Exposure.Kept("prompt", false, now, list.validUntil()),
        list.evaluatedAt(),
        list.snapshotVersion(),
        list.cleared());
  }

  private Content content(Cleared item, String response) {
    Clearance terms = item.terms();
    Metadata metadata =
        new Metadata()
            .put("item_id", item.id().value())
            .put("version", item.version())
            .put("title", item.title())
            .put("verdict_id", terms.verdict().toString())
            .put("response_id", response)
            .put("valid_until", terms.cacheUntil().toString());
    item.canonicalUrl().ifPresent(url -> metadata.put("url", url));
    return Content.from(TextSegment.from(text(item), metadata));
  }

  private String text(Cleared item) {
    String whole = item.title() + "\n\n" + item.text();
    if (whole.length() <= settings.mostCharacters()) {
      return whole;
    }
    int end = whole.lastIndexOf(' ', settings.mostCharacters());
    return whole.substring(0, end > 0 ? end : settings.mostCharacters());
  }
}
