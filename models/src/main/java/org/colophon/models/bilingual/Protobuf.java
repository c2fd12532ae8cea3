package org.colophon.models.bilingual;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// The wire format of Protocol Buffers, as far as ONNX files need it: fields of a message, and a
/// message with some fields replaced.
final class Protobuf {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH = 2;
  private static final int FOUR_BYTES = 5;
  private static final int TYPE_BITS = 3;
  private static final int TYPE_MASK = 7;
  private static final int GROUP_BITS = 7;
  private static final int GROUP_MASK = 0x7F;
  private static final int MORE = 0x80;

  private final byte[] bytes;
  private int at;

  private Protobuf(byte[] bytes) {
    this.bytes = bytes;
  }

  /// One field of a message.
  static final class Field {
    private final int number;
    private final int type;
    private final byte[] content;

    private Field(int number, int type, byte[] content) {
      this.number = number;
      this.type = type;
      this.content = content;
    }

    int number() {
      return number;
    }

    int type() {
      return type;
    }

    /// That of a field with a length, else its number as it stands; not a copy.
    byte[] content() {
      return content;
    }

    /// The numbers of a field that holds one, or several packed.
    List<Long> numbers() {
      Protobuf reader = new Protobuf(content);
      List<Long> numbers = new ArrayList<>();
      while (reader.at < content.length) {
        numbers.add(reader.varint());
      }
      return numbers;
    }
  }

  /// All fields of a message.
  ///
  /// @throws IllegalArgumentException when the bytes are no message
  /// @throws IndexOutOfBoundsException when they end within one
  static List<Field> fields(byte[] message) {
    Protobuf reader = new Protobuf(message);
    List<Field> fields = new ArrayList<>();
    while (reader.at < message.length) {
      fields.add(reader.field());
    }
    return fields;
  }

  /// The fields of one number.
  static List<Field> fields(byte[] message, int number) {
    return fields(message).stream().filter(field -> field.number() == number).toList();
  }

  /// The message with other contents for its fields of one number.
  static byte[] replaced(byte[] message, int number, UnaryOperator<byte[]> replace) {
    Protobuf reader = new Protobuf(message);
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length);
    while (reader.at < message.length) {
      int start = reader.at;
      Field field = reader.field();
      if (field.number() == number && field.type() == LENGTH) {
        content(out, number, replace.apply(field.content()));
      } else {
        out.write(message, start, reader.at - start);
      }
    }
    return out.toByteArray();
  }

  /// Writes a number.
  static void number(ByteArrayOutputStream out, int number, long value) {
    varint(out, ((long) number << TYPE_BITS) | VARINT);
    varint(out, value);
  }

  /// Writes a field with a length.
  static void content(ByteArrayOutputStream out, int number, byte[] content) {
    varint(out, ((long) number << TYPE_BITS) | LENGTH);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private Field field() {
    long tag = varint();
    int type = (int) (tag & TYPE_MASK);
    int start = at;
    int length =
        switch (type) {
          case VARINT -> {
            varint();
            int end = at;
            at = start;
            yield end - start;
          }
          case EIGHT_BYTES -> Long.BYTES;
          case LENGTH -> Math.toIntExact(varint());
          case FOUR_BYTES -> Integer.BYTES;
          default -> throw new IllegalArgumentException("unknown wire type " + type);
        };
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException("a field of " + length + " bytes is cut short");
    }
    byte[] content = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return new Field((int) (tag >>> TYPE_BITS), type, content);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += GROUP_BITS) {
      byte next = bytes[at++];
      value |= (long) (next & GROUP_MASK) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is longer than 64 bits");
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~(long) GROUP_MASK) != 0) {
      out.write((int) (rest & GROUP_MASK) | MORE);
      rest >>>= GROUP_BITS;
    }
    out.write((int) rest);
  }
}
