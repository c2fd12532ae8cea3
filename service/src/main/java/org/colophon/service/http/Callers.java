package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;

/// The caller of a request, kept with it; and the names in messages, which are the caller's.
final class Callers {
  /// The request's attribute.
  static final String CALLER = "org.colophon.caller";

  static final String ACCESS = "org.colophon.access";
  private static final List<String> AUTHORS = List.of("by", "labeller");

  private Callers() {}

  static Caller of(HttpServletRequest request) {
    return request.getAttribute(CALLER) instanceof Caller caller ? caller : Caller.ANYONE;
  }

  /// A message as its caller may send it: about what is theirs, in their name.
  ///
  /// @param type of the message, whose components say whether it names an author
  static JsonNode checked(HttpServletRequest request, JsonNode message, Class<?> type) {
    Caller caller = of(request);
    if (request.getAttribute(ACCESS) instanceof AccessControl access) {
      access.check(caller, request, message);
    }
    if (caller.isNamed() && message instanceof ObjectNode object) {
      for (String author : AUTHORS) {
        sign(caller, object, author, hasComponent(type, author));
      }
    }
    return message;
  }

  private static boolean hasComponent(Class<?> type, String name) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getName().equals(name));
  }

  private static void sign(Caller caller, ObjectNode message, String author, boolean needed) {
    JsonNode stated = message.get(author);
    if (stated == null) {
      if (needed) {
        message.put(author, caller.name());
      }
    } else if (stated.isTextual() && !stated.asText().equals(caller.name())) {
      throw new ApiException(
          new ApiProblem(
              403,
              "author_is_not_caller",
              "/" + author,
              "/" + author + " names somebody other than who signed in",
              "leave the field out, or send '" + caller.name() + "'"));
    }
  }
}
