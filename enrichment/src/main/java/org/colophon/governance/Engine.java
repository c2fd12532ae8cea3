package org.colophon.governance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// The rules as compiled. A verdict that another engine made may come out differently.
final class Engine {
  private static final List<String> CATALOG =
      List.of("Delivery", "DeliveryCalendar", "FactProjection", "ItemProjection", "Projector");
  private static final List<String> GOVERNANCE =
      List.of(
          "Action",
          "Brought",
          "ClaimRules",
          "Evaluation",
          "Evaluator",
          "Facts",
          "Findings",
          "GateSession",
          "Horizon",
          "ItemRules",
          "Limit",
          "Loosening",
          "Outcome",
          "PolicyAge",
          "ProductRules",
          "ReasonCode",
          "Rights",
          "Snapshot",
          "TradeCodes");

  /// SHA-256 over the class files of the rules: its first 8 hexadecimal digits.
  static final String DIGEST = digest();

  private Engine() {}

  private static String digest() {
    MessageDigest sha256 = Digests.sha256();
    CATALOG.forEach(name -> add(sha256, "/org/colophon/catalog/" + name + ".class"));
    GOVERNANCE.forEach(name -> add(sha256, "/org/colophon/governance/" + name + ".class"));
    return HexFormat.of().formatHex(sha256.digest(), 0, 4);
  }

  private static void add(MessageDigest digest, String resource) {
    try (InputStream in = Engine.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not among the program's classes");
      }
      digest.update(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
