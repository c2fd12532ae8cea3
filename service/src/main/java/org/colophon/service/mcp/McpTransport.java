package org.colophon.service.mcp;

import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The way of messages from [McpEndpoint] to the MCP library, without a connection of its own.
final class McpTransport implements McpStatelessServerTransport {
  private volatile @Nullable McpStatelessServerHandler handler;

  @Override
  public void setMcpHandler(McpStatelessServerHandler answering) {
    handler = answering;
  }

  McpStatelessServerHandler handler() {
    McpStatelessServerHandler answering = handler;
    if (answering == null) {
      throw new IllegalStateException("no MCP server answers");
    }
    return answering;
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }
}
