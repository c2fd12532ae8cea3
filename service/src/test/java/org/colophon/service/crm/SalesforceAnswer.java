package org.colophon.service.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer of the contract server.
record SalesforceAnswer(int status, String type, String body, Map<String, String> headers) {
  static SalesforceAnswer json(int status, JsonNode body) {
    return new SalesforceAnswer(
        status, "application/json;charset=UTF-8", body.toString(), Map.of());
  }

  static SalesforceAnswer empty(int status) {
    return new SalesforceAnswer(status, "application/json", "", Map.of());
  }

  static SalesforceAnswer csv(String table, Map<String, String> headers) {
    return new SalesforceAnswer(200, "text/csv", table, headers);
  }

  static SalesforceAnswer error(int status, String code, String message) {
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    errors.addObject().put("message", message).put("errorCode", code);
    return json(status, errors);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
