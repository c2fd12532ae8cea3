package org.colophon.service.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Caller;
import org.colophon.service.items.ItemDocument;
import org.colophon.service.segments.SegmentDocument;

/// The confinement of callers to their imprints and sources: what a path, a query or a message
/// names. What belongs to another imprint is answered as what does not exist.
final class ConfinedMessages {
  private static final String SCOPE = "org.colophon.scope";

  /// The places where what is unknown passes: the operation itself refuses it. Everywhere else it
  /// is refused here, in the same words as what is not seen.
  private static final Set<String> LENIENT = Set.of("facts/item", "facts/product", "segment");

  private final ImprintLookup imprints;

  ConfinedMessages(ImprintLookup imprints) {
    this.imprints = imprints;
  }

  /// Looks at the path and the query of a request.
  void admit(Caller caller, Scope scope, Context context) {
    context.req().setAttribute(SCOPE, scope);
    checkSource(caller, context);
    if (!caller.isLimited()) {
      return;
    }
    switch (scope) {
      case NOTHING, MESSAGE, ANSWER -> {}
      case ITEM -> requireSeen(caller, "item", id(context), imprints.items(), !isPut(context));
      case SEGMENT ->
          requireSeen(caller, "segment", id(context), imprints.segments(), !isPut(context));
      case DESK -> requireSeen(caller, "desk", id(context), imprints.desks(), true);
      case IMPRINT -> requireImprint(caller, id(context));
      case QUERY -> {
        String stated = context.queryParam("imprint");
        if (stated == null) {
          throw confined("the answer is about all imprints", "state one of yours: ?imprint=ID");
        }
        requireImprint(caller, stated);
      }
      case EVERYTHING ->
          throw confined(
              "the operation is about all imprints, and the caller sees some of them",
              "ask somebody who sees all imprints");
    }
  }

  /// Whether a request may create what its path names.
  private static boolean isPut(Context context) {
    return context.method().equals(HandlerType.PUT);
  }

  private static String id(Context context) {
    return context.pathParam("id");
  }

  /// Deliveries and heartbeats name their source in the path, deletions of items in the query.
  private static void checkSource(Caller caller, Context context) {
    if (caller.sources().isEmpty()) {
      return;
    }
    if (context.path().startsWith("/v1/sources/")) {
      requireSource(caller, id(context));
    }
    String stated = context.queryParam("source");
    if (stated != null) {
      requireSource(caller, stated);
    }
  }

  /// Looks at a message of a request that was admitted.
  void check(Caller caller, HttpServletRequest request, JsonNode message) {
    if (!caller.sources().isEmpty() && message.path("source").isTextual()) {
      requireSource(caller, message.path("source").asText());
    }
    if (!caller.isLimited()) {
      return;
    }
    int named = 0;
    for (String pointer : List.of("imprint", "scope/imprint")) {
      for (String text : texts(message, pointer)) {
        requireImprint(caller, text);
        named++;
      }
    }
    for (Named kind : kinds()) {
      for (String pointer : kind.pointers) {
        for (String text : texts(message, pointer)) {
          requireSeen(caller, kind.name, text, kind.imprints, !LENIENT.contains(pointer));
          named++;
        }
      }
    }
    if (message.path("kind").asText().equals("segment") && message.has("answer")) {
      requireSeen(caller, "segment", message.path("value").asText(), imprints.segments(), true);
    }
    checkRecord(caller, message);
    if (named == 0 && request.getAttribute(SCOPE) == Scope.MESSAGE) {
      throw confined(
          "the message names no imprint, item or segment of the caller", "name one that is yours");
    }
  }

  /// A whole record may replace none of another imprint.
  private void checkRecord(Caller caller, JsonNode message) {
    String id = message.path("id").asText();
    String schema = message.path("schema").asText(ItemDocument.SCHEMA);
    if (schema.equals(ItemDocument.SCHEMA) && message.has("content_type")) {
      requireSeen(caller, "item", id, imprints.items(), false);
      requireFreeProducts(caller, message);
    } else if (schema.equals(SegmentDocument.SCHEMA)) {
      requireSeen(caller, "segment", id, imprints.segments(), false);
    }
  }

  /// Says that a product is of another item, and not of which.
  private void requireFreeProducts(Caller caller, JsonNode message) {
    for (String id : texts(message, "products/id")) {
      if (!imprints.products().of(id).map(caller::sees).orElse(true)) {
        throw new ApiException(
            new ApiProblem(
                409,
                "product_taken",
                "/products",
                "product '" + id + "' belongs to another item",
                "send another id"));
      }
    }
  }

  /// A mention of an imprint in a message: its place and the imprint.
  private record Named(String name, List<String> pointers, ImprintLookup.Kind imprints) {}

  private List<Named> kinds() {
    return List.of(
        new Named(
            "item",
            List.of(
                "item",
                "items",
                "scope/items",
                "context/item",
                "positive",
                "negative",
                "facts/item",
                "signals/properties/item_id",
                "signals/properties/products/item_id"),
            imprints.items()),
        new Named(
            "product",
            List.of(
                "facts/product",
                "signals/properties/product_id",
                "signals/properties/products/product_id"),
            imprints.products()),
        new Named("segment", List.of("segment"), imprints.segments()),
        new Named("desk", List.of("owner", "sensitive_released_by"), imprints.desks()));
  }

  /// The texts at a field, or at a field of each entry of a list.
  private static List<String> texts(JsonNode message, String pointer) {
    String[] names = pointer.split("/", -1);
    List<JsonNode> nodes = List.of(message);
    for (String name : names) {
      List<JsonNode> below = new ArrayList<>();
      for (JsonNode node : nodes) {
        JsonNode value = node.path(name);
        if (value.isArray()) {
          value.forEach(below::add);
        } else {
          below.add(value);
        }
      }
      nodes = below;
    }
    return nodes.stream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
  }

  /// What is unknown is answered by the handler; what is not seen in the same words.
  ///
  /// @param strict answers what is unknown too
  private static void requireSeen(
      Caller caller, String kind, String id, ImprintLookup.Kind known, boolean strict) {
    boolean seen =
        strict ? known.isIn(id, caller.imprints()) : known.of(id).map(caller::sees).orElse(true);
    if (!seen) {
      throw new ApiException(ApiProblem.unknown(kind, id));
    }
  }

  private static void requireImprint(Caller caller, String id) {
    if (caller.imprints().stream().noneMatch(imprint -> imprint.value().equals(id))) {
      throw confined("'" + id + "' is not an imprint of the caller", "state one of yours");
    }
  }

  private static void requireSource(Caller caller, String id) {
    if (caller.sources().stream().noneMatch(source -> source.value().equals(id))) {
      throw new ApiException(
          new ApiProblem(
              403,
              "source_not_allowed",
              "source",
              "'" + id + "' is not a source of the caller",
              "state a source that the key is for"));
    }
  }

  private static ApiException confined(String detail, String fix) {
    return new ApiException(new ApiProblem(403, "imprint_not_allowed", "imprint", detail, fix));
  }
}
