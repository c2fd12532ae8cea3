package org.colophon.service.policies;

import com.fasterxml.jackson.databind.JsonNode;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ErrorCode;

/// The text of a policy. Tabs and line breaks belong to it, so that it is not read as other texts
/// are.
final class PolicyYaml {
  private static final int LONGEST = 100_000;

  private PolicyYaml() {}

  static void check(JsonNode yaml) {
    if (!yaml.isTextual() || yaml.textValue().length() > LONGEST) {
      throw new ApiException(
          ErrorCode.WRONG_TYPE,
          "/yaml",
          "is not a text of up to " + LONGEST + " characters",
          "send the YAML");
    }
  }
}
