package org.colophon.governance.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The default policies that come with the product.
public final class ShippedPolicies {
  private static final List<String> FILES =
      List.of(
          "book.yaml",
          "news.yaml",
          "guide.yaml",
          "archive.yaml",
          "page.yaml",
          "newsletter-book.yaml",
          "desk.yaml");

  private ShippedPolicies() {}

  /// Reads them from the class path.
  ///
  /// @throws PolicyException when one is wrong
  public static PolicyBook read() {
    return read(FILES);
  }

  /// Their texts.
  static List<PolicyText> texts() {
    return FILES.stream().map(file -> new PolicyText("shipped/" + file, text(file))).toList();
  }

  static PolicyBook read(List<String> files) {
    return new PolicyBook(files.stream().map(file -> PolicyReader.read(file, text(file))).toList());
  }

  private static String text(String file) {
    try (InputStream in = ShippedPolicies.class.getResourceAsStream("/policies/" + file)) {
      if (in == null) {
        throw new PolicyException(List.of(file + ": is not in the program's own files"));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("policy " + file + " cannot be read", e);
    }
  }
}
