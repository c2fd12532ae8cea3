package org.colophon.service.experiences;

import java.util.List;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// The draft of an experience, and recorded sessions to preview it with.
@SchemaName("PreviewExperienceDraft")
@Description(
    "The draft of an experience and recorded sessions. Nothing of them is stored. Record only what"
        + " visitors agreed to.")
record SessionPreviewRequest(
    @Text(max = 100) @Description("The stored experience that the draft replaces; absent: none.")
        @Nullable String id,
    ExperienceRequest rule,
    @Size(min = 1, max = MOST_SESSIONS) List<RecordedSession> sessions,
    @Description("The instant that is previewed; now when absent.") @Nullable SourceTime at) {
  static final int MOST_SESSIONS = 1_000;
  private static final int MOST_REQUESTS = 5_000;

  SessionPreviewRequest {
    int requests = sessions.stream().mapToInt(session -> session.requests().size()).sum();
    if (requests > MOST_REQUESTS) {
      throw new ApiException(
          ErrorCode.TOO_LONG,
          "/sessions",
          "has " + requests + " requests, more than " + MOST_REQUESTS,
          "send fewer sessions at once");
    }
  }

  /// A recorded session.
  @SchemaName("RecordedSession")
  record RecordedSession(
      @Size(min = 1, max = 200)
          @Description(
              "The bodies of `POST /v1/experiences:next` in their order. Their `session` is not"
                  + " used.")
          List<NextRequest> requests) {}
}
