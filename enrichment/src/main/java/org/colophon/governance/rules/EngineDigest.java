package org.colophon.governance.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.colophon.governance.Sha256Digests;

/// The digest of the compiled rules. A verdict that another engine made may come out differently.
public final class EngineDigest {
  private static final List<String> RULES =
      List.of(
          "catalog/FactType",
          "catalog/IdentityKeys",
          "catalog/PersonName",
          "catalog/Readership",
          "catalog/scope/ScopeMatcher",
          "catalog/scope/SubjectHierarchy",
          "catalog/log/Delivery",
          "catalog/log/FactProjection",
          "catalog/log/ItemProjection",
          "catalog/log/Projector",
          "catalog/reference/DeliveryCalendar",
          "catalog/reference/Source",
          "governance/Action",
          "governance/Audience",
          "governance/Limit",
          "governance/Neighbours",
          "governance/ReasonCode",
          "governance/TradeCodes",
          "governance/gate/GateSession",
          "governance/rules/AudienceRules",
          "governance/rules/ClaimRules",
          "governance/rules/CurrentFacts",
          "governance/rules/Evaluation",
          "governance/rules/Evaluator",
          "governance/rules/HeldClaims",
          "governance/rules/Horizon",
          "governance/rules/IdentityRules",
          "governance/rules/ItemRules",
          "governance/rules/LinkedClaims",
          "governance/rules/PolicyAge",
          "governance/rules/PolicyOverrides",
          "governance/rules/ProductRules",
          "governance/rules/ReasonCollector",
          "governance/rules/Restrictiveness",
          "governance/rules/Rights",
          "governance/rules/RuleOutcome",
          "governance/rules/Snapshot",
          "governance/rules/TradeRules",
          "governance/rules/ViewerRules");

  /// SHA-256 over the class files of the rules: its first 8 hexadecimal digits.
  public static final String DIGEST = digest();

  private EngineDigest() {}

  private static String digest() {
    MessageDigest sha256 = Sha256Digests.sha256();
    RULES.forEach(name -> add(sha256, "/org/colophon/" + name + ".class"));
    return HexFormat.of().formatHex(sha256.digest(), 0, 4);
  }

  private static void add(MessageDigest digest, String resource) {
    try (InputStream in = EngineDigest.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not among the program's classes");
      }
      digest.update(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
