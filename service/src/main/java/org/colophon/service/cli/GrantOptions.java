package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The options for the grant of a key or an account.
final class GrantOptions {
  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description =
          "reader, editor, catalogue-owner, model-owner, admin or integration; may be repeated.")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--imprint",
      paramLabel = "ID",
      description = "An imprint that it sees; may be repeated (default: all).")
  private List<String> imprints = new ArrayList<>();

  ObjectNode toNode() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    roles.forEach(node.putArray("roles")::add);
    if (!imprints.isEmpty()) {
      imprints.forEach(node.putArray("imprints")::add);
    }
    return node;
  }
}
