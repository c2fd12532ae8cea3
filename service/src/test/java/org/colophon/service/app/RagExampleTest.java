package org.colophon.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.model.chat.ChatModel;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.SimulatedFeed;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.testing.ScriptedModel;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of retrieval for an application of one's own compiles, and answers.
class RagExampleTest {
  private static final Path SOURCE =
      Path.of(System.getProperty("colophon.root", ".."), "docs/examples/RagOverTheDemo.java");

  @TempDir private Path directory = Path.of(".");

  @Test
  void theExampleCompilesAndTellsAModelWhatIsCleared() throws ReflectiveOperationException {
    Path classes = directory.resolve("classes");
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    int status =
        compiler.run(
            null,
            null,
            null,
            "-Xlint:all,-path,-processing,-incubating",
            "-Werror",
            "-proc:none",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "-d",
            classes.toString(),
            SOURCE.toString());
    assertEquals(0, status, "the example does not compile");
    ScriptedModel model = new ScriptedModel(prompt -> prompt);
    SettableClock clock = new SettableClock(TestService.NOW);
    try (Application application = demo(clock);
        URLClassLoader loader = new URLClassLoader(new URL[] {url(classes)})) {
      Object answer =
          loader
              .loadClass("RagOverTheDemo")
              .getMethod("ask", Application.class, ChatModel.class, String.class)
              .invoke(null, application, model, "Was passiert im Nebel am Kai?");
      assertTrue(answer.toString().contains("Answer[text=Was passiert im Nebel"), answer::toString);
      assertEquals(List.of(5), List.of(items(answer).size()));
      assertTrue(model.prompts().getFirst().contains("Answer using the following information"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<?> items(Object answer) throws ReflectiveOperationException {
    return (List<?>) answer.getClass().getMethod("items").invoke(answer);
  }

  private static URL url(Path path) {
    try {
      return URI.create(path.toUri() + "/").toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Application demo(SettableClock clock) {
    Application application =
        Application.open(
            Config.usual(directory.resolve("data")),
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
    return application;
  }
}
