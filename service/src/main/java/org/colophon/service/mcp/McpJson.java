package org.colophon.service.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The JSON of MCP messages, whose classes are the library's. Thread-safe.
final class McpJson {
  private final ObjectMapper jackson = new ObjectMapper();
  private final McpJsonMapper mapper = new JacksonMcpJsonMapper(jackson);

  McpJsonMapper mapper() {
    return mapper;
  }

  ObjectMapper jackson() {
    return jackson;
  }

  byte[] bytes(Object message) {
    try {
      return mapper.writeValueAsBytes(message);
    } catch (IOException e) {
      throw new UncheckedIOException("a message could not be written", e);
    }
  }

  /// A tree as maps, lists and texts.
  Map<String, Object> plain(JsonNode tree) {
    return mapper.convertValue(tree, new TypeRef<Map<String, Object>>() {});
  }

  /// A JSON object as maps, lists and texts.
  Map<String, Object> plain(byte[] object) {
    try {
      return mapper.readValue(object, new TypeRef<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("an answer could not be read", e);
    }
  }

  /// Maps, lists and texts as a tree.
  ObjectNode tree(Map<String, Object> plain) {
    return jackson.valueToTree(plain);
  }
}
