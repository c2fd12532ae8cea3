package org.colophon.service.policies;

import com.fasterxml.jackson.databind.JsonNode;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;

/// A request to put a policy in force.
@SchemaName("PutPolicy")
record PolicyRequest(
    @Description("Up to 100,000 characters of YAML.") JsonNode yaml,
    @Text(max = 100) @Description("Who does it.") String by) {
  PolicyRequest {
    PolicyYaml.check(yaml);
  }
}
