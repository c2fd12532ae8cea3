package org.colophon.service.readers;

import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;

/// The purpose that a list is asked for.
enum ListPurpose {
  /// Shown to readers.
  RECOMMEND,
  /// Told to a language model.
  GROUND_PROMPT;

  static final Parameter<ListPurpose> PARAMETER =
      Parameter.choice(
          "purpose",
          RECOMMEND,
          "ground_prompt where a language model is told of the list: what is reserved against"
              + " mining is left out.");

  private static final String PROMPT_CHANNEL = "prompt";

  /// The readers whom a request names, asked for its purpose.
  static Context reader(Request request, ContextParameters parameters) {
    return request.get(PARAMETER).of(parameters.context(request));
  }

  private Context of(Context reader) {
    return this == RECOMMEND
        ? reader
        : new Context(
            Purpose.GROUND_PROMPT,
            reader.territory(),
            PROMPT_CHANNEL,
            reader.viewer(),
            reader.needsPrice(),
            reader.audience());
  }
}
