package org.colophon.service.generation;

import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/// The chat models of endpoints over HTTP, by LangChain4j with the JDK's client. They follow no
/// redirects, and neither retry nor log what is sent.
public final class ChatModels {
  private static final String NO_KEY = "none";

  private ChatModels() {}

  /// The protocol of an endpoint.
  public enum Kind {
    /// OpenAI's, which many servers speak; the address ends with `/v1` there.
    OPENAI,
    OLLAMA
  }

  /// The model of an endpoint.
  ///
  /// @param key empty when the endpoint wants none
  public static ChatModel of(Kind kind, URI url, String model, String key, Duration timeLimit) {
    JdkHttpClientBuilder http =
        new JdkHttpClientBuilder()
            .httpClientBuilder(HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER));
    return switch (kind) {
      case OPENAI ->
          OpenAiChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(url.toString())
              .apiKey(key.isEmpty() ? NO_KEY : key)
              .modelName(model)
              .temperature(0.0)
              .timeout(timeLimit)
              .maxRetries(0)
              .build();
      case OLLAMA ->
          OllamaChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(url.toString())
              .modelName(model)
              .temperature(0.0)
              .timeout(timeLimit)
              .maxRetries(0)
              .build();
    };
  }
}
