package org.colophon.service.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A scanner that cuts an XML file into its records without parsing them, so that a damaged record
/// costs nothing but itself. Bytes are read in an encoding that extends ASCII. Not thread-safe.
public final class XmlRecordScanner {
  /// The longest record that is read, in bytes.
  static final int MAX_RECORD = 4 * 1024 * 1024;

  private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([\\w:.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  private final InputStream in;
  private final Set<String> records;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private byte[] record = new byte[1 << 16];
  private int length;
  private long line = 1;
  private boolean recording;
  private boolean tooLong;

  /// @param in closed by the caller
  /// @param records names of elements, without prefixes, that are records
  public XmlRecordScanner(InputStream in, Set<String> records) {
    this.in = in;
    this.records = Set.copyOf(records);
  }

  /// A part of a message.
  public sealed interface Part {
    /// The encoding that the XML declaration names.
    record Declaration(String encoding) implements Part {}

    /// The start tag of the file's first element.
    record Root(String name, Map<String, String> attributes) implements Part {}

    /// A record with its tags.
    ///
    /// @param line its first line, from 1
    record Fragment(String name, long line, ByteBuffer bytes) implements Part {
      /// The record's text.
      ///
      /// @throws CharacterCodingException when it is not of that encoding
      public String text(Charset charset) throws CharacterCodingException {
        return charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(bytes)
            .toString();
      }
    }

    /// Something that is not a whole record.
    record Damaged(long line, String reason) implements Part {}
  }

  private @Nullable String open;
  private long start;
  private boolean rooted;
  private boolean ended;

  /// The next part; null at the end.
  public @Nullable Part next() throws IOException {
    while (!ended) {
      int c = read();
      if (c < 0) {
        ended = true;
        return end();
      }
      if (c == '<') {
        Part part = tag();
        if (part != null) {
          return part;
        }
      }
    }
    return null;
  }

  private @Nullable Part end() {
    if (open != null) {
      return new Part.Damaged(start, "is cut off at the end of the file");
    }
    return rooted ? null : new Part.Damaged(1, "has no element");
  }

  private @Nullable Part tag() throws IOException {
    String tag = tagText();
    if (tag.startsWith("?xml")) {
      Matcher encoding = ENCODING.matcher(tag);
      return encoding.find() ? new Part.Declaration(encoding.group(1)) : null;
    }
    if (tag.startsWith("!") || tag.startsWith("?")) {
      return null;
    }
    boolean closing = tag.startsWith("/");
    String name = name(closing ? tag.substring(1) : tag);
    if (!rooted) {
      rooted = true;
      return new Part.Root(name, attributes(tag));
    }
    return closing ? close(name) : open(name, tag);
  }

  private @Nullable Part open(String name, String tag) {
    if (!records.contains(name)) {
      return null;
    }
    Part cut =
        open == null
            ? null
            : new Part.Damaged(start, "is cut off: the next record starts at line " + line);
    open = name;
    start = line;
    recording = true;
    tooLong = false;
    length = 0;
    for (byte b : ("<" + tag + ">").getBytes(StandardCharsets.ISO_8859_1)) {
      keep(b);
    }
    return cut;
  }

  private @Nullable Part close(String name) {
    if (!name.equals(open)) {
      return null;
    }
    open = null;
    recording = false;
    return tooLong
        ? new Part.Damaged(start, "is longer than " + MAX_RECORD / 1024 / 1024 + " MB")
        : new Part.Fragment(name, start, ByteBuffer.wrap(Arrays.copyOf(record, length)));
  }

  /// The text of a tag after `<`, without its `>`; of a comment, a CDATA section or a DOCTYPE its
  /// beginning alone.
  private String tagText() throws IOException {
    StringBuilder tag = new StringBuilder();
    char quote = 0;
    int depth = 0;
    for (int c = read(); c >= 0; c = read()) {
      if (tag.length() == 3 && tag.indexOf("!--") == 0) {
        return skip(c, "-->");
      }
      if (tag.length() == 8 && tag.indexOf("![CDATA[") == 0) {
        return skip(c, "]]>");
      }
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (tag.length() > 0 && tag.charAt(0) != '/' && (c == '"' || c == '\'')) {
        quote = (char) c;
      } else if (c == '[' && tag.indexOf("!DOCTYPE") == 0) {
        depth++;
      } else if (c == ']' && depth > 0) {
        depth--;
      } else if (c == '>' && depth == 0) {
        return tag.toString();
      }
      if (tag.length() < 10_000) {
        tag.append((char) c);
      }
    }
    ended = true;
    return "!";
  }

  private String skip(int first, String end) throws IOException {
    StringBuilder last = new StringBuilder();
    for (int c = first; c >= 0; c = read()) {
      last.append((char) c);
      if (last.length() > end.length()) {
        last.deleteCharAt(0);
      }
      if (last.indexOf(end) == 0) {
        return "!";
      }
    }
    ended = true;
    return "!";
  }

  private int read() throws IOException {
    if (at == filled) {
      filled = in.read(buffer);
      at = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    byte b = buffer[at++];
    if (b == '\n') {
      line++;
    }
    if (recording) {
      keep(b);
    }
    return b & 0xFF;
  }

  private void keep(byte b) {
    if (length == MAX_RECORD) {
      tooLong = true;
      return;
    }
    if (length == record.length) {
      record = Arrays.copyOf(record, Math.min(MAX_RECORD, 2 * length));
    }
    record[length++] = b;
  }

  private static String name(String tag) {
    int end = 0;
    while (end < tag.length()
        && !Character.isWhitespace(tag.charAt(end))
        && tag.charAt(end) != '/') {
      end++;
    }
    return localName(tag.substring(0, end));
  }

  /// An encoding that extends ASCII; null for others.
  public static @Nullable Charset charset(String name) {
    try {
      Charset charset = Charset.forName(name);
      return new String(new byte[] {'<'}, charset).equals("<") ? charset : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /// The name of an element without its prefix.
  public static String localName(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static Map<String, String> attributes(String tag) {
    Map<String, String> attributes = new HashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(tag);
    while (matcher.find()) {
      attributes.put(
          matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
    }
    return attributes;
  }
}
