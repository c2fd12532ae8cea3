package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.colophon.service.json.Problem.Code;

/// A policy that somebody brings, to be put in force or tried.
///
/// @param yaml its text
/// @param by who brings it; empty when it is only tried
/// @param territory of the readers that it is tried for
public record PolicyRequest(String yaml, String by, String territory) {

  /// Reads what is to be put in force.
  public static Reading<PolicyRequest> readPut(JsonNode node) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", Set.of("yaml", "by"), Times.stated(null));
      return new PolicyRequest(yaml(fields), fields.text("by", 100), "DE");
    });
  }

  /// Reads what is to be tried.
  public static Reading<PolicyRequest> readPreview(JsonNode node) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", Set.of("yaml", "territory"), Times.stated(null));
      String territory = fields.optionalText("territory", 2);
      if (territory != null && !territory.matches("[A-Z]{2}")) {
        throw new Fault(
            Code.BAD_VALUE, "/territory", "is no territory", "write two capital letters, as DE");
      }
      return new PolicyRequest(yaml(fields), "", territory == null ? "DE" : territory);
    });
  }

  /// Tabs and line breaks belong to it, so that it is not read as other texts are.
  private static String yaml(Fields fields) throws Fault {
    JsonNode yaml = fields.raw("yaml");
    if (!yaml.isTextual() || yaml.textValue().length() > 100_000) {
      throw new Fault(
          Code.WRONG_TYPE, "/yaml", "is no text of up to 100000 characters", "write the YAML");
    }
    return yaml.textValue();
  }
}
