package org.colophon.exposure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.colophon.governance.Claim;
import org.colophon.governance.Obligation;
import org.colophon.governance.Offer;
import org.colophon.governance.gate.Cleared;

/// The statements made about an item beside its text, one a line, so that a later check can tell
/// which of them became wrong. Examples are `price:24.00 EUR`, `availability:available`,
/// `bestseller:belletristik`, `biography:Ada Kern` with a digest of the text, `content:` with a
/// digest of title, credits, subjects and address, and in a prompt `text:` with one of the text.
public final class StatementSnapshot {
  private static final int TEXT_DIGITS = 12;

  private StatementSnapshot() {}

  /// In a fixed order.
  public static List<String> of(Cleared item) {
    List<String> said = new ArrayList<>();
    said.add("content:" + content(item));
    if (item.terms().context().purpose().isPrompt()) {
      said.add("text:" + item.textHash().substring(0, TEXT_DIGITS));
    }
    item.offer().ifPresent(offer -> add(offer, said));
    for (Claim claim : item.claims()) {
      String text = claim.text() == null ? "" : " " + digest(claim.text());
      said.add(claim.kind().name().toLowerCase(Locale.ROOT) + ":" + claim.name() + text);
    }
    for (Obligation obligation : item.terms().obligations()) {
      if (obligation instanceof Obligation.ShowAsOf(var asOf)) {
        said.add("as_of:" + asOf);
      }
    }
    return said.stream().map(line -> line.replaceAll("\\s+", " ")).toList();
  }

  /// What of `said` is still so when `later` may be said. A price or an availability that is only
  /// too old to be stated anew by then, since nothing is known of the deliveries in between, stays
  /// so; one that is another by then does not.
  static List<String> lasting(List<String> said, List<String> later) {
    return said.stream()
        .filter(line -> later.contains(line) || (ages(line) && !names(later, key(line))))
        .toList();
  }

  private static boolean ages(String line) {
    return line.startsWith("price:") || line.startsWith("availability:");
  }

  private static boolean names(List<String> lines, String key) {
    return lines.stream().anyMatch(line -> key(line).equals(key));
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(':') + 1);
  }

  private static void add(Offer offer, List<String> said) {
    said.add("product:" + offer.product());
    if (offer.availability() != Offer.Availability.NOT_STATED) {
      said.add("availability:" + offer.availability().name().toLowerCase(Locale.ROOT));
    }
    if (offer.price() != null) {
      said.add("price:" + offer.price().text());
    }
    if (offer.appearsOn() != null) {
      said.add("appears_on:" + offer.appearsOn());
    }
  }

  private static String content(Cleared item) {
    String shown =
        String.join(
            "\u0000",
            item.title(),
            item.subtitle().orElse(""),
            item.language(),
            item.credits().toString(),
            item.subjects().toString(),
            item.canonicalUrl().orElse(""));
    return digest(shown);
  }

  private static String digest(String shown) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
