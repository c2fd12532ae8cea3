package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The check of who sends a request and whether they may. Errors end the request as
/// [org.colophon.service.api.ApiException].
public interface AccessControl {
  /// A check that lets everybody do everything.
  AccessControl OPEN = new AccessControl() {};

  /// The headers of a request.
  @FunctionalInterface
  interface Headers {
    /// The first value; null when there is none.
    @Nullable String get(String name);
  }

  /// The caller, before the body is read.
  ///
  /// @param address of the other end
  default Caller identify(Headers headers, String method, String path, String address) {
    return Caller.ANYONE;
  }

  /// Refuses what the caller may not ask for.
  default void authorize(Caller caller, Route route, Context context) {}

  /// Refuses a message about what is not the caller's.
  ///
  /// @param request which [#authorize] has seen
  default void check(Caller caller, HttpServletRequest request, JsonNode message) {}

  /// The handling of a request.
  @FunctionalInterface
  interface Handling<X extends Exception> {
    /// Handles the request; returns the status of the answer.
    int run() throws X;
  }

  /// Has a request handled, and writes down what it changes.
  ///
  /// @param path of the operation, with `{name}` for each parameter
  /// @param targets the texts of these parameters
  /// @param success the first status by which the operation says success
  default <X extends Exception> void run(
      Caller caller,
      String method,
      String path,
      Collection<String> targets,
      int success,
      Handling<X> handling)
      throws X {
    handling.run();
  }

  /// The roles that may call an operation; null for everybody.
  default @Nullable Set<String> roles(String method, String path) {
    return null;
  }
}
