package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.colophon.service.cli.ServiceOptions.OriginConverter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OriginConverterTest {
  @ParameterizedTest
  @ValueSource(strings = {"https://cms.example.org", "http://localhost:8081", "http://[::1]:8081"})
  void takesSchemeHostAndPort(String origin) {
    assertEquals(origin, new OriginConverter().convert(origin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "cms.example.org",
        "https://cms.example.org/",
        "https://CMS.example.org",
        "https://cms.example.org/desk",
        "ftp://cms.example.org",
        "https://a b"
      })
  void refusesWhatABrowserNeverSends(String origin) {
    TypeConversionException refused =
        assertThrows(TypeConversionException.class, () -> new OriginConverter().convert(origin));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("is not a valid origin"), message);
  }
}
