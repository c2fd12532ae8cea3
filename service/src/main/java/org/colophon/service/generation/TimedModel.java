package org.colophon.service.generation;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A chat model whose answers are waited for so long and no longer, whatever its endpoint does, and
/// of which few calls are under way at once. Thread-safe; closing twice is harmless.
final class TimedModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimedModel.class);
  private static final int MOST_AT_ONCE = 4;
  private static final int LONGEST_ANSWER = 20_000;
  private static final int CHARACTERS_PER_TOKEN = 3;

  private final ChatModel model;
  private final Duration limit;
  private final ExecutorService calls =
      new ThreadPoolExecutor(
          0,
          MOST_AT_ONCE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("language-model-", 0).factory());

  TimedModel(ChatModel model, Duration limit) {
    this.model = model;
    this.limit = limit;
  }

  /// The outcome of a call.
  sealed interface Outcome {
    /// Text, and what it cost.
    record Answered(String text, long tokens) implements Outcome {}

    /// Nothing.
    record Failed(Refusal refusal) implements Outcome {}
  }

  /// Asks the model.
  Outcome ask(ChatRequest request) {
    Future<ChatResponse> answer;
    try {
      answer = calls.submit(() -> model.chat(request));
    } catch (RejectedExecutionException e) {
      return failed(Refusal.Code.ENDPOINT_FAILED, "too many calls are under way");
    }
    try {
      return read(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS), request);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return failed(Refusal.Code.TIMED_OUT, "the endpoint did not answer within " + limit);
    } catch (ExecutionException | CancellationException e) {
      if (e.getCause() instanceof dev.langchain4j.exception.TimeoutException) {
        return failed(Refusal.Code.TIMED_OUT, "the endpoint did not answer within " + limit);
      }
      LOG.warn("the language model's endpoint failed: {}", cause(e));
      return failed(Refusal.Code.ENDPOINT_FAILED, "the endpoint failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      return failed(Refusal.Code.TIMED_OUT, "the service is being stopped");
    }
  }

  /// The kind of a failure alone: its message may repeat what was sent.
  private static String cause(Exception e) {
    Throwable cause = e.getCause();
    return (cause == null ? e : cause).getClass().getSimpleName();
  }

  private static Outcome read(ChatResponse response, ChatRequest request) {
    String text = response.aiMessage() == null ? null : response.aiMessage().text();
    if (text == null || text.length() > LONGEST_ANSWER) {
      return failed(Refusal.Code.NOT_VALID, "the answer is empty or too long");
    }
    TokenUsage usage = response.tokenUsage();
    Integer stated = usage == null ? null : usage.totalTokenCount();
    long guessed = ((long) request.toString().length() + text.length()) / CHARACTERS_PER_TOKEN;
    return new Outcome.Answered(text, stated == null || stated <= 0 ? guessed : stated);
  }

  private static Outcome failed(Refusal.Code code, String detail) {
    return new Outcome.Failed(new Refusal(code, detail));
  }

  @Override
  public void close() {
    calls.shutdownNow();
  }
}
