import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.colophon.recommend.GatedContentRetriever;
import org.colophon.service.app.Application;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.SimulatedFeed;

/**
 * Answers questions from the demo catalogue with a LangChain4j chat model, and tells it only what may
 * be told now. Run it in a built checkout:
 *
 * <pre>
 * java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *   -cp "service/target/classes:service/target/lib/*" docs/examples/RagOverTheDemo.java \
 *   "Was passiert im Nebel am Kai?"
 * </pre>
 *
 * The model here repeats its prompt, so that you see what a model would be told. Put any other
 * ChatModel in its place.
 */
public final class RagOverTheDemo {
  private RagOverTheDemo() {}

  /** The answer, and until when it may be quoted. */
  public record Answer(String text, List<String> items, Instant validUntil) {}

  public static void main(String[] args) throws IOException {
    String question = args.length > 0 ? String.join(" ", args) : "Was passiert im Nebel am Kai?";
    Path directory = Files.createTempDirectory("colophon-rag");
    InstantSource clock = InstantSource.system();
    try (Application application =
        Application.open(
            Config.usual(directory),
            clock,
            stores -> {
              DemoCatalog demo = DemoCatalog.laidAt(clock.instant());
              demo.loadInto(stores.catalog(), stores.audiences());
              try (SimulatedFeed feed = new SimulatedFeed(stores.catalog(), demo, clock)) {
                feed.deliver();
              }
            })) {
      application.catchUp();
      Answer answer = ask(application, new RepeatingModel(), question);
      System.out.println(answer.text());
      System.out.println("from " + answer.items() + ", valid until " + answer.validUntil());
    }
  }

  /** One question: retrieve what is cleared, put it into the prompt, ask the model. */
  public static Answer ask(Application application, ChatModel model, String question) {
    ContentRetriever catalogue = application.retriever(GatedContentRetriever.Settings.of("DE"));
    UserMessage message = UserMessage.from(question);
    AugmentationResult augmented =
        DefaultRetrievalAugmentor.builder()
            .contentRetriever(catalogue)
            .build()
            .augment(new AugmentationRequest(message, Metadata.from(message, "reader", List.of())));
    String text = model.chat(augmented.chatMessage()).aiMessage().text();
    return new Answer(
        text,
        augmented.contents().stream().map(content -> metadata(content, "item_id")).toList(),
        augmented.contents().stream()
            .map(content -> Instant.parse(metadata(content, "valid_until")))
            .min(Instant::compareTo)
            .orElseGet(Instant::now));
  }

  private static String metadata(Content content, String name) {
    return content.textSegment().metadata().getString(name);
  }

  /** Stands in for a language model. */
  private static final class RepeatingModel implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      UserMessage last = (UserMessage) request.messages().getLast();
      return ChatResponse.builder().aiMessage(AiMessage.from(last.singleText())).build();
    }
  }
}
