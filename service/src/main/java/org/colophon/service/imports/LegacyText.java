package org.colophon.service.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text files of old: UTF-8 or, where that fails, ISO 8859-1; any line ends.
final class LegacyText {
  private LegacyText() {}

  static String decode(byte[] bytes) {
    return decodeBytes(bytes).replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String decodeBytes(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
