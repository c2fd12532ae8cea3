package org.colophon.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Set;
import org.colophon.service.http.AccessControl;
import org.colophon.service.http.Caller;
import org.colophon.service.http.Route;
import org.jspecify.annotations.Nullable;

/// The check of every request by another one, with an observer who is told before each request is
/// handled and after it, when the changes are kept and the audit log has not been told of the
/// answer.
public final class ObservedAccess implements AccessControl {
  private final AccessControl access;
  private final Observer observer;

  public ObservedAccess(AccessControl access, Observer observer) {
    this.access = access;
    this.observer = observer;
  }

  /// An observer of requests.
  @FunctionalInterface
  public interface Observer {
    /// A request is about to be handled; returns what runs after it.
    ///
    /// @param operation method and path
    Runnable before(String operation);
  }

  @Override
  public Caller identify(Headers headers, String method, String path, String address) {
    return access.identify(headers, method, path, address);
  }

  @Override
  public void authorize(Caller caller, Route route, Context context) {
    access.authorize(caller, route, context);
  }

  @Override
  public void check(Caller caller, HttpServletRequest request, JsonNode message) {
    access.check(caller, request, message);
  }

  @Override
  public <X extends Exception> void run(
      Caller caller,
      String method,
      String path,
      Collection<String> targets,
      int success,
      Handling<X> handling)
      throws X {
    access.run(
        caller,
        method,
        path,
        targets,
        success,
        () -> {
          Runnable after = observer.before(method + " " + path);
          int status = handling.run();
          after.run();
          return status;
        });
  }

  @Override
  public @Nullable Set<String> roles(String method, String path) {
    return access.roles(method, path);
  }
}
