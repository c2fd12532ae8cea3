package org.colophon.service.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values of another type, wherever in a message they stand.
class MessageErrorsTest {
  record Message(List<String> names, String title, int count, boolean open) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "names | \"a\"   | /names is a string, not a list",
        "names | {}       | /names is an object, not a list",
        "title | 7        | /title is a number, not a string",
        "title | [\"a\"]  | /title is a list, not a string",
        "count | true     | /count is true or false, not a whole number",
        "open  | \"yes\"  | /open is a string, not true or false"
      })
  void aValueOfAnotherTypeIsNamedBeforeOtherFieldsAndAfterThem(
      String field, String value, String expected) throws Exception {
    String others = "\"names\":[],\"title\":\"t\",\"count\":1,\"open\":true";
    String wrong = "\"" + field + "\":" + value;
    String right =
        others.replaceFirst("\"" + field + "\":(\\[\\]|[^,]*),?", "").replaceFirst(",$", "");
    for (String json : List.of("{" + wrong + "," + right + "}", "{" + right + "," + wrong + "}")) {
      JsonNode tree = new ObjectMapper().readTree(json);
      ApiException error =
          assertThrows(ApiException.class, () -> ApiMapper.read(tree, Message.class), json);
      assertEquals(expected, error.getMessage(), json);
    }
  }
}
