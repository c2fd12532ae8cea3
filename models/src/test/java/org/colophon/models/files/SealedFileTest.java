package org.colophon.models.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.colophon.models.ModelFileException;
import org.junit.jupiter.api.Test;

class SealedFileTest {
  private static final SealedFile FORM = new SealedFile(0xC0110001, "a table");

  @Test
  void givesBackWhatItWrote() throws IOException {
    byte[] body = body(7, "Küste");

    assertEquals("7 Küste " + Sha256.of(body), read(FORM, sealed(body)));
  }

  @Test
  void namesWhatAFileOfAnotherKindIsNot() throws IOException {
    byte[] file = sealed(body(7, "Küste"));

    assertEquals(
        "x.bin is not a chair of this format",
        refused(new SealedFile(0xC0110002, "a chair"), file));
  }

  @Test
  void everyFormHasANumberOfItsOwn() {
    assertEquals(
        SealedFile.KNOWN.size(),
        SealedFile.KNOWN.stream().mapToInt(SealedFile::format).distinct().count());
  }

  @Test
  void noticesAChangedByte() throws IOException {
    byte[] body = body(7, "Küste");
    byte[] plain = unzipped(sealed(body));
    plain[plain.length - 1]++;

    assertEquals(
        "x.bin is damaged: its SHA-256 is not " + Sha256.of(body), refused(FORM, zipped(plain)));
  }

  @Test
  void noticesAFileCutShortAndOneThatIsNone() throws IOException {
    byte[] file = sealed(body(7, "Küste"));

    assertEquals("x.bin is not a table, or is cut short", refused(FORM, Arrays.copyOf(file, 20)));
    assertEquals("x.bin is not a table, or is cut short", refused(FORM, new byte[] {1, 2, 3}));
  }

  @Test
  void leavesTheTargetOpen() throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    FORM.write(body(7, "Küste"), target);
    byte[] once = target.toByteArray();
    FORM.write(body(7, "Küste"), target);

    assertEquals(2 * once.length, target.size());
    assertArrayEquals(once, Arrays.copyOf(target.toByteArray(), once.length));
  }

  private static byte[] body(int number, String word) {
    return SealedFile.body(out -> {
      out.writeInt(number);
      out.writeUTF(word);
    });
  }

  private static byte[] sealed(byte[] body) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    FORM.write(body, target);
    return target.toByteArray();
  }

  private static String read(SealedFile form, byte[] file) {
    return form.read(
        new ByteArrayInputStream(file),
        "x.bin",
        (in, digest) -> in.readInt() + " " + in.readUTF() + " " + digest);
  }

  private static String refused(SealedFile form, byte[] file) {
    return String.valueOf(
        assertThrows(ModelFileException.class, () -> read(form, file)).getMessage());
  }

  private static byte[] unzipped(byte[] file) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes();
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(target)) {
      out.write(plain);
    }
    return target.toByteArray();
  }
}
