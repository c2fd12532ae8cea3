package org.colophon.governance;

import static org.colophon.governance.Shelf.BOOK;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Random;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.rules.EngineDigest;
import org.junit.jupiter.api.Test;

/// A verdict id says everything, survives being written down, and notices damage.
class VerdictIdTest {
  private static VerdictId id(Context context) {
    return new VerdictId(BOOK, 88_121, "0123456789abcdef", "00ff7f80", context, START);
  }

  @Test
  void isReadAsItWasWritten() {
    for (Purpose purpose : Purpose.values()) {
      for (ImprintId viewer : new ImprintId[] {null, new ImprintId("nordufer")}) {
        for (boolean byPrice : new boolean[] {false, true}) {
          Context context = new Context(purpose, "CH", "büro", viewer, byPrice);
          for (boolean trusted : new boolean[] {false, true}) {
            VerdictId id =
                new VerdictId(
                    BOOK, 88_121, "0123456789abcdef", "00ff7f80", context, START, trusted);
            assertEquals(id, VerdictId.parse(id.toString()));
          }
        }
      }
    }
    VerdictId old =
        new VerdictId(
            new ItemId("x"),
            0,
            "ffffffffffffffff",
            "00000000",
            Context.recommend("DE"),
            java.time.Instant.parse("1969-12-31T23:59:59.999999Z"));
    assertEquals(old, VerdictId.parse(old.toString()));
  }

  @Test
  void fitsIntoAUrlAndIsShort() {
    String text = id(Context.recommend("DE")).toString();
    assertTrue(text.matches("[A-Za-z0-9_-]+"), text);
    assertEquals(72, text.length());
  }

  @Test
  void noticesEveryChangedCharacter() {
    String text = id(Context.recommend("DE")).toString();
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    Random random = new Random(7);
    for (int at = 0; at < text.length(); at++) {
      char other = letters.charAt(random.nextInt(64));
      if (other != text.charAt(at)) {
        String changed = text.substring(0, at) + other + text.substring(at + 1);
        assertThrows(IllegalArgumentException.class, () -> VerdictId.parse(changed), changed);
      }
      String cut = text.substring(0, at);
      assertThrows(IllegalArgumentException.class, () -> VerdictId.parse(cut), cut);
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertEquals(
        "'nonsense' is not a valid verdict id: it is incomplete or was changed, so copy it again",
        assertThrows(IllegalArgumentException.class, () -> VerdictId.parse("nonsense"))
            .getMessage());
    String tooLong = "x".repeat(61);
    assertEquals(
        "'"
            + "x".repeat(60)
            + "…' is not a valid verdict id: it is incomplete or was changed, so copy it again",
        assertThrows(IllegalArgumentException.class, () -> VerdictId.parse(tooLong)).getMessage());
    String exact = "!".repeat(60);
    assertEquals(
        "'"
            + exact
            + "' is not a valid verdict id: it is incomplete or was changed, so copy it again",
        assertThrows(IllegalArgumentException.class, () -> VerdictId.parse(exact)).getMessage());
  }

  @Test
  void refusesAnotherFormAndAnUnknownPurpose() {
    assertThrows(IllegalArgumentException.class, () -> VerdictId.parse(patched(0, (byte) 2)));
    assertThrows(IllegalArgumentException.class, () -> VerdictId.parse(patched(1, (byte) 'x')));
    assertEquals(Purpose.EXPORT, VerdictId.parse(patched(1, (byte) 'e')).context().purpose());
  }

  /// An id with one byte changed and the checksum made right again.
  private static String patched(int at, byte value) {
    byte[] bytes = Base64.getUrlDecoder().decode(id(Context.recommend("DE")).toString());
    bytes[at] = value;
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(bytes, 0, bytes.length - 4);
    java.nio.ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  void refusesWhatFollowsTheItem() {
    String text = id(Context.recommend("DE")).toString();
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(longer, 0, longer.length - 4);
    java.nio.ByteBuffer.wrap(longer).putInt(longer.length - 4, (int) crc.getValue());
    String said = Base64.getUrlEncoder().withoutPadding().encodeToString(longer);
    assertThrows(IllegalArgumentException.class, () -> VerdictId.parse(said));
  }

  @Test
  void theEngineHasADigest() {
    assertTrue(EngineDigest.DIGEST.matches("[0-9a-f]{8}"), EngineDigest.DIGEST);
  }
}
