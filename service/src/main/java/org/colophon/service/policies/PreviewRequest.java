package org.colophon.service.policies;

import com.fasterxml.jackson.databind.JsonNode;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A request to try a policy.
@SchemaName("TryPolicy")
record PreviewRequest(
    @Description("Up to 100,000 characters of YAML.") JsonNode yaml,
    @Text(max = 2) @Description("The readers' country; the service's when absent.")
        @Nullable String territory) {
  PreviewRequest {
    PolicyYaml.check(yaml);
    if (territory != null && !territory.matches("[A-Z]{2}")) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/territory",
          "is not a country code",
          "send two capital letters such as DE");
    }
  }
}
