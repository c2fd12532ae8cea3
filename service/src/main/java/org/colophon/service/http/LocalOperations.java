package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.jspecify.annotations.Nullable;

/// The operations of some endpoints, called in this process without a socket by whoever owns the
/// data directory. They answer as they do over HTTP, and the audit log has what they change.
public final class LocalOperations {
  private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

  private final List<Operation> operations;
  private final AccessControl access;
  private final InstantSource clock;

  /// @param access told of each call
  public LocalOperations(List<Endpoint> endpoints, AccessControl access, InstantSource clock) {
    this.operations =
        endpoints.stream().flatMap(endpoint -> endpoint.operations().stream()).toList();
    this.access = access;
    this.clock = clock;
  }

  /// An answer, good or bad.
  public record Reply(int status, String body) {}

  /// Calls an operation.
  ///
  /// @param pathAndQuery as in an address
  /// @param mediaType of the body
  /// @param body null when there is none
  /// @param headers by name
  public Reply call(
      String method,
      String pathAndQuery,
      String mediaType,
      byte @Nullable [] body,
      Map<String, String> headers) {
    int mark = pathAndQuery.indexOf('?');
    String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
    for (Operation operation : operations) {
      Matcher matcher = pattern(operation.path()).matcher(path);
      if (operation.method().equals(method) && matcher.matches()) {
        Map<String, String> inPath = new LinkedHashMap<>();
        Matcher names = NAME.matcher(operation.path());
        for (int i = 1; names.find(); i++) {
          inPath.put(names.group(1), decoded(matcher.group(i)));
        }
        return call(operation, new LocalRequest(path, query, inPath, mediaType, body, headers));
      }
    }
    return reply(
        new ApiProblem(
            404,
            "path_unknown",
            null,
            method + " " + path + " needs a running service",
            "start one with 'colophon serve'"));
  }

  private static Pattern pattern(String path) {
    StringBuilder pattern = new StringBuilder();
    for (String part : NAME.splitWithDelimiters(path, 0)) {
      pattern.append(part.startsWith("{") ? "([^/]+)" : Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString());
  }

  private Reply call(Operation operation, LocalRequest request) {
    AtomicReference<@Nullable Reply> reply = new AtomicReference<>();
    access.run(
        request.caller(),
        operation.method(),
        operation.path(),
        request.inPath.values(),
        operation.success(),
        () -> {
          Reply answer = answer(operation, request);
          reply.set(answer);
          return answer.status();
        });
    return Objects.requireNonNull(reply.get());
  }

  private Reply answer(Operation operation, LocalRequest request) {
    try {
      return reply(operation.handler().handle(new Request(request, operation, clock.instant())));
    } catch (ApiException e) {
      return reply(e.problem());
    }
  }

  private static Reply reply(ApiProblem problem) {
    return reply(problem.status(), ApiMapper.write(problem.message()));
  }

  private static Reply reply(Response response) {
    return switch (response) {
      case Response.Complete(int status, Response.Content content, var _) ->
          reply(status, content.bytes());
      case Response.Guarded(Response.Release release) -> {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        release.to((caching, body) -> sent.writeBytes(body.bytes()));
        yield reply(200, sent.toByteArray());
      }
    };
  }

  private static Reply reply(int status, byte[] body) {
    return new Reply(status, new String(body, StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// A request of a command.
  private static final class LocalRequest implements RawRequest {
    private final String path;
    private final String query;
    private final Map<String, String> inPath;
    private final String mediaType;
    private final byte @Nullable [] content;
    private final Map<String, String> headers;

    LocalRequest(
        String path,
        String query,
        Map<String, String> inPath,
        String mediaType,
        byte @Nullable [] content,
        Map<String, String> headers) {
      this.path = path;
      this.query = query;
      this.inPath = inPath;
      this.mediaType = mediaType;
      this.content = content;
      this.headers = headers;
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public String query() {
      return query;
    }

    @Override
    public boolean isHead() {
      return false;
    }

    @Override
    public @Nullable String parameter(Parameter.Place place, String name) {
      return switch (place) {
        case PATH -> inPath.get(name);
        case QUERY -> inQuery().get(name);
        case HEADER -> headers.get(name);
      };
    }

    private Map<String, String> inQuery() {
      Map<String, String> parameters = new HashMap<>();
      for (String part : query.split("&", -1)) {
        int mark = part.indexOf('=');
        if (mark > 0) {
          parameters.putIfAbsent(part.substring(0, mark), decoded(part.substring(mark + 1)));
        }
      }
      return parameters;
    }

    @Override
    public boolean hasBody() {
      return content != null && content.length > 0;
    }

    @Override
    public byte[] body(List<String> mediaTypes) {
      RequestBody.checkType(mediaType, mediaTypes);
      return content == null ? new byte[0] : content;
    }

    @Override
    public Caller caller() {
      return Caller.OPERATOR;
    }

    @Override
    public JsonNode checked(JsonNode message, Class<?> type) {
      return message;
    }

    @Override
    public void forward(ForwardedCall call, ForwardedCall.Envelope envelope) {
      throw new UnsupportedOperationException(path + " needs a running service");
    }
  }
}
