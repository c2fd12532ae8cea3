package org.colophon.service.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// `POST /mcp`: the Model Context Protocol over streamable HTTP, without sessions. It is an
/// operation like the others, so identities, limits, origins and the audit log are theirs.
public final class McpEndpoint implements Endpoint {
  private static final String CALL =
      """
      {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
       "params": {"name": "related", "arguments": {"item": "hafenlicht", "k": 3}}}
      """;

  private static final String ANSWER =
      """
      {"jsonrpc": "2.0", "id": 1, "result": {"content": [{"type": "text", "text": "{}"}],
       "structuredContent": {}, "isError": false}}
      """;

  private final McpJson json = new McpJson();
  private final @Nullable McpTransport transport;

  /// @param on whether assistants are answered
  /// @param endpoints of the API, which answer them
  public McpEndpoint(boolean on, List<Endpoint> endpoints) {
    this.transport = on ? McpServers.open(new McpTools(endpoints), json) : null;
  }

  @Override
  public String subject() {
    return "assistants";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/mcp")
            .summary("Answer an assistant's message of the Model Context Protocol")
            .description(
                "Off unless the service was started with --mcp. A notification is answered by 202"
                    + " without a body.")
            .body(McpMessage.class, CALL)
            .answer(Answer.text("The JSON-RPC answer.", "application/json", ANSWER))
            .answer(
                new Answer(202, "The notification was taken.", "text/plain", null, List.of(), ""))
            .problems(404)
            .handle(this::answer));
  }

  private Response answer(Request request) {
    McpMessage message = request.body(McpMessage.class);
    if (transport == null) {
      throw new ApiException(
          new ApiProblem(
              404,
              "mcp_off",
              null,
              "this service does not answer assistants",
              "start it with --mcp"));
    }
    if (message.id() == null) {
      notified(transport, message);
      return new Response.Complete(
          202, new Response.Content.Text("text/plain", ""), Map.of("Cache-Control", "no-store"));
    }
    McpRequest asked = new McpRequest(request, id(message.id()), json);
    JSONRPCResponse answer = ask(transport, message, asked);
    return asked.isWritten()
        ? new Response.Guarded(_ -> {}) // it was written while the gate's clearance held
        : new Response.Complete(
            200,
            new Response.Content.Text(
                "application/json", new String(json.bytes(answer), StandardCharsets.UTF_8)),
            Map.of("Cache-Control", "no-store"));
  }

  private JSONRPCResponse ask(McpTransport answering, McpMessage message, McpRequest asked) {
    JSONRPCRequest request =
        new JSONRPCRequest(message.jsonrpc(), message.method(), id(message.id()), params(message));
    McpTransportContext context = asked.context();
    Mono<JSONRPCResponse> answer =
        answering
            .handler()
            .handleRequest(context, request)
            .contextWrite(around -> around.put(McpTransportContext.KEY, context));
    JSONRPCResponse response = answer.block();
    if (response == null) {
      throw new IllegalStateException("the MCP library gave no answer to " + message.method());
    }
    return response;
  }

  private static void notified(McpTransport answering, McpMessage message) {
    answering
        .handler()
        .handleNotification(
            McpTransportContext.EMPTY,
            new JSONRPCNotification(message.jsonrpc(), message.method(), params(message)))
        .block();
  }

  private static Object id(@Nullable JsonNode id) {
    if (id != null && id.isTextual()) {
      return id.asText();
    }
    if (id != null && id.isIntegralNumber() && id.canConvertToLong()) {
      return id.asLong();
    }
    throw new ApiException(
        ErrorCode.WRONG_TYPE, "/id", "is not a text or a whole number", "send a text");
  }

  private static @Nullable Object params(McpMessage message) {
    return message.params();
  }
}
