package org.colophon.service.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.http.ForwardedCall;
import org.colophon.service.http.Request;
import org.jspecify.annotations.Nullable;

/// One JSON-RPC request under way. What the gate cleared is written to the connection within the
/// call of the operation, while the clearance holds; [#isWritten()] says so then. Not thread-safe.
final class McpRequest {
  private static final String KEY = "org.colophon.mcp";

  private final Request request;
  private final Object id;
  private final McpJson json;
  private boolean written;

  /// @param id of the JSON-RPC request
  McpRequest(Request request, Object id, McpJson json) {
    this.request = request;
    this.id = id;
    this.json = json;
  }

  McpTransportContext context() {
    return McpTransportContext.create(Map.of(KEY, this));
  }

  static McpRequest of(McpTransportContext context) {
    return (McpRequest) context.get(KEY);
  }

  /// Whether the answer is on the connection.
  boolean isWritten() {
    return written;
  }

  /// Answers with the result of a tool.
  CallToolResult tool(ForwardedCall call) {
    return forward(
        call,
        (status, body) ->
            status < 300
                ? CallToolResult.builder()
                    .structuredContent(json.plain(body))
                    .addTextContent(new String(body, StandardCharsets.UTF_8))
                    .isError(false)
                    .build()
                : CallToolResult.builder()
                    .addTextContent(new String(body, StandardCharsets.UTF_8))
                    .isError(true)
                    .build(),
        CallToolResult.class);
  }

  /// Answers with a resource.
  ///
  /// @throws McpError when the operation refuses
  ReadResourceResult resource(String uri, ForwardedCall call) {
    Object answer =
        forward(
            call,
            (status, body) ->
                status < 300
                    ? ReadResourceResult.builder(
                            List.of(
                                TextResourceContents.builder(
                                        uri, new String(body, StandardCharsets.UTF_8))
                                    .mimeType("application/json")
                                    .build()))
                        .build()
                    : error(status, ApiMapper.parse(body)),
            Object.class);
    if (answer instanceof JSONRPCError error) {
      throw new McpError(error);
    }
    return (ReadResourceResult) answer;
  }

  private JSONRPCError error(int status, JsonNode problem) {
    return new JSONRPCError(
        status == 404 ? ErrorCodes.RESOURCE_NOT_FOUND : ErrorCodes.INVALID_REQUEST,
        problem.path("detail").asText(),
        json.plain(problem));
  }

  private <T> T forward(
      ForwardedCall call, BiFunction<Integer, byte[], Object> render, Class<T> type) {
    AtomicReference<@Nullable Object> rendered = new AtomicReference<>();
    request.forward(
        call,
        (status, body) -> {
          Object result = render.apply(status, body);
          rendered.set(result);
          return json.bytes(
              result instanceof JSONRPCError error
                  ? JSONRPCResponse.error(id, error)
                  : JSONRPCResponse.result(id, result));
        });
    written = true;
    return type.cast(Objects.requireNonNull(rendered.get(), "an operation is answered"));
  }
}
