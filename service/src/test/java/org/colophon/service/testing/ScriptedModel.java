package org.colophon.service.testing;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A chat model that answers by a function of the prompt, and remembers every prompt.
public final class ScriptedModel implements ChatModel {
  private final List<String> prompts = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<String> script;

  /// @param script answers a prompt
  public ScriptedModel(UnaryOperator<String> script) {
    this.script = script;
  }

  /// Answers otherwise from now on.
  public void setScript(UnaryOperator<String> other) {
    script = other;
  }

  /// Every prompt so far, oldest first.
  public List<String> prompts() {
    return prompts;
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    StringBuilder prompt = new StringBuilder();
    for (ChatMessage message : request.messages()) {
      if (message instanceof SystemMessage system) {
        prompt.append(system.text()).append('\n');
      } else if (message instanceof UserMessage user) {
        prompt.append(user.singleText()).append('\n');
      }
    }
    prompts.add(prompt.toString());
    return ChatResponse.builder()
        .aiMessage(AiMessage.from(script.apply(prompt.toString())))
        .build();
  }
}
