package org.colophon.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.recommend.GatedContentRetriever;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.SimulatedFeed;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// LangChain4j's own retrieval pipeline over a real data directory, with a chat model that repeats
/// what it is told.
class GatedContentRetrieverTest {
  private static final String QUESTION = "Was passiert im Nebel am Kai, wenn die Ermittler kommen?";

  private final SettableClock clock = new SettableClock(TestService.NOW);
  @TempDir private Path directory = Path.of(".");
  private Application application;

  private static final class Parrot implements ChatModel {
    private final List<String> prompts = new ArrayList<>();

    @Override
    public ChatResponse doChat(ChatRequest request) {
      String prompt = ((UserMessage) request.messages().getLast()).singleText();
      prompts.add(prompt);
      return ChatResponse.builder().aiMessage(AiMessage.from(prompt)).build();
    }
  }

  @BeforeEach
  void open() {
    application =
        Application.open(
            Config.usual(directory),
            CountingModels::german,
            clock,
            stores -> {
              DemoCatalog demo = DemoCatalog.laidAt(TestService.NOW);
              demo.loadInto(stores.catalog(), stores.audiences());
              try (SimulatedFeed feed = new SimulatedFeed(stores.catalog(), demo, clock)) {
                feed.deliver();
              }
            });
    application.catchUp();
  }

  @AfterEach
  void close() {
    application.close();
  }

  @Test
  void aChatModelIsToldNothingThatWasPutOnHoldBetweenTwoQuestions() {
    Parrot model = new Parrot();
    RetrievalAugmentor augmentor =
        DefaultRetrievalAugmentor.builder().contentRetriever(retriever(3, 200)).build();

    AugmentationResult first = ask(augmentor, model);
    Metadata best = first.contents().getFirst().textSegment().metadata();
    String title = Objects.requireNonNull(best.getString("title"));
    assertEquals(3, first.contents().size());
    assertTrue(model.prompts.getFirst().contains(title), model.prompts.getFirst());

    ItemId item = new ItemId(Objects.requireNonNull(best.getString("item_id")));
    Hold hold =
        new Hold(
            "stop", new Hold.Scope.Items(Set.of(item)), "injunction", "kim", clock.instant(), null);
    application.stores().catalog().place(hold);

    AugmentationResult second = ask(augmentor, model);
    assertFalse(model.prompts.getLast().contains(title), model.prompts.getLast());
    assertEquals(3, second.contents().size(), "the next one takes its place");
  }

  private static AugmentationResult ask(RetrievalAugmentor augmentor, ChatModel model) {
    UserMessage question = UserMessage.from(QUESTION);
    var metadata = dev.langchain4j.rag.query.Metadata.from(question, "reader", List.of());
    AugmentationResult result = augmentor.augment(new AugmentationRequest(question, metadata));
    model.chat(result.chatMessage());
    return result;
  }

  @Test
  void eachContentSaysWhichVersionItIsAndHowLongItHoldsAndIsWrittenDown() {
    List<Content> contents = retriever(3, 200).retrieve(Query.from(QUESTION));
    assertEquals(3, contents.size());
    for (Content content : contents) {
      Metadata metadata = content.textSegment().metadata();
      assertEquals(1L, metadata.getLong("version"));
      Instant until = Instant.parse(Objects.requireNonNull(metadata.getString("valid_until")));
      assertTrue(until.isAfter(clock.instant()), metadata.toString());
      assertTrue(content.textSegment().text().length() <= 200);
      String response = Objects.requireNonNull(metadata.getString("response_id"));
      assertEquals("prompt", application.stores().ledger().find(response).orElseThrow().surface());
    }
  }

  @Test
  void onlyWhatPassesForPromptsIsFound() {
    Set<String> passing = passing();
    List<Content> contents = retriever(100, 100).retrieve(Query.from(QUESTION));
    assertTrue(contents.size() > 20, contents.size() + " found");
    for (Content content : contents) {
      String id = content.textSegment().metadata().getString("item_id");
      assertTrue(passing.contains(id), id);
    }
  }

  private Set<String> passing() {
    Context prompt = new Context(Purpose.GROUND_PROMPT, "DE", "prompt", null);
    Set<String> passing = new HashSet<>();
    int all = 0;
    try (GateSession session = application.gate().open(prompt);
        CatalogView view = application.stores().catalog().view()) {
      for (ItemId id : view.items().toList()) {
        all++;
        if (session.decide(id) instanceof Verdict.Pass) {
          passing.add(id.value());
        }
      }
    }
    assertTrue(passing.size() < all, "the demo has items that may not be told");
    return passing;
  }

  private ContentRetriever retriever(int k, int mostCharacters) {
    return application.retriever(
        new GatedContentRetriever.Settings("DE", k, mostCharacters, Audience.ANYBODY));
  }
}
