package org.colophon.service.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One operation of the API: its address, its messages as data, and the code that answers it. The
/// router and the OpenAPI document are made from it.
///
/// @param path with `{name}` for each parameter
/// @param body null when it takes none
/// @param problems the statuses of errors beside those that every operation of its kind has
/// @param interactive whether somebody waits for the answer, so that runs pause meanwhile
public record Operation(
    String method,
    String path,
    Documentation documentation,
    List<Parameter<?>> parameters,
    @Nullable Body body,
    List<Answer> answers,
    SortedSet<Integer> problems,
    boolean interactive,
    Handler handler) {

  /// The documentation of an operation.
  ///
  /// @param summary one line in plain English: a verb and its object
  /// @param description what the summary does not say; may be empty
  public record Documentation(String summary, String description) {}

  /// The body that it takes.
  ///
  /// @param mediaTypes those that are read; the first one is recommended
  /// @param message a record
  /// @param example a JSON text that is valid
  /// @param required false when a request without a body is answered too
  public record Body(List<String> mediaTypes, Class<?> message, String example, boolean required) {}

  /// The first status by which it says success.
  public int success() {
    return answers.isEmpty() ? 200 : answers.getFirst().status();
  }

  /// The code of an operation: parse, call, render.
  @FunctionalInterface
  public interface Handler {
    /// Answers a request.
    ///
    /// @throws org.colophon.service.api.ApiException when the request cannot be answered
    Response handle(Request request);
  }

  public static Builder get(String path) {
    return new Builder("GET", path);
  }

  public static Builder put(String path) {
    return new Builder("PUT", path);
  }

  public static Builder post(String path) {
    return new Builder("POST", path);
  }

  public static Builder patch(String path) {
    return new Builder("PATCH", path);
  }

  public static Builder delete(String path) {
    return new Builder("DELETE", path);
  }

  /// An operation under construction. Not thread-safe.
  public static final class Builder {
    private final String method;
    private final String path;
    private final List<Parameter<?>> parameters = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final SortedSet<Integer> problems = new TreeSet<>();
    private String summary = "";
    private String description = "";
    private @Nullable Body body;
    private boolean interactive;

    private Builder(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /// One line in plain English: a verb and its object.
    public Builder summary(String text) {
      summary = text;
      return this;
    }

    /// What the summary does not say.
    public Builder description(String text) {
      description = text;
      return this;
    }

    public Builder parameters(Parameter<?>... taken) {
      parameters.addAll(Arrays.asList(taken));
      return this;
    }

    /// A JSON body.
    public Builder body(Class<?> message, String example) {
      return body(List.of("application/json"), message, example);
    }

    public Builder body(List<String> mediaTypes, Class<?> message, String example) {
      body = new Body(List.copyOf(mediaTypes), message, example, true);
      return this;
    }

    /// A JSON body that may be left out.
    public Builder optionalBody(Class<?> message, String example) {
      body = new Body(List.of("application/json"), message, example, false);
      return this;
    }

    public Builder answer(Answer answer) {
      answers.add(answer);
      return this;
    }

    /// Statuses of errors beside those that follow from the parameters and the body.
    public Builder problems(Integer... statuses) {
      problems.addAll(Arrays.asList(statuses));
      return this;
    }

    /// Somebody waits for the answer: runs over the catalogue pause meanwhile.
    public Builder interactive() {
      interactive = true;
      return this;
    }

    public Operation handle(Handler handler) {
      if (body != null) {
        problems.addAll(List.of(400, 413, 415, 422));
      }
      if (!parameters.isEmpty()) {
        problems.add(422);
      }
      return new Operation(
          method,
          path,
          new Documentation(summary, description),
          List.copyOf(parameters),
          body,
          List.copyOf(answers),
          problems,
          interactive,
          handler);
    }
  }
}
