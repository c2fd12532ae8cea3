package org.colophon.governance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// The id of a verdict: everything that the verdict depends on, so that none has to be stored and
/// any can be recomputed; see `VerdictReplay`. As text it is short, fits into a URL and carries a
/// checksum.
///
/// @param seq the catalogue's sequence number that was judged
/// @param policy the first 16 hexadecimal digits of the policy book's digest
/// @param engine the first 8 hexadecimal digits of the engine's digest
/// @param at when it was judged, in microseconds
/// @param clockTrusted whether the machine's clock could be trusted then
public record VerdictId(
    ItemId item,
    long seq,
    String policy,
    String engine,
    Context context,
    Instant at,
    boolean clockTrusted) {
  private static final int FORM = 1;
  private static final int NEEDS_PRICE = 1;
  private static final int HAS_VIEWER = 2;
  private static final int CLOCK_UNTRUSTED = 4;
  private static final int HAS_AUDIENCE = 8;
  private static final int POLICY_BYTES = 8;
  private static final int ENGINE_BYTES = 4;
  private static final int CHECKSUM_BYTES = 4;
  private static final HexFormat HEX = HexFormat.of();

  /// A verdict under a clock that could be trusted.
  public VerdictId(
      ItemId item, long seq, String policy, String engine, Context context, Instant at) {
    this(item, seq, policy, engine, context, at, true);
  }

  /// Reads what [#toString()] wrote.
  ///
  /// @throws IllegalArgumentException when it is not that, or was damaged
  public static VerdictId parse(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      VerdictId id = read(new DataInputStream(new ByteArrayInputStream(bytes)));
      if (id.toString().equals(text)) { // so is its checksum
        return id;
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new IllegalArgumentException(no(text), e);
    }
    throw new IllegalArgumentException(no(text));
  }

  private static String no(String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return "'"
        + shown
        + "' is not a valid verdict id: it is incomplete or was changed, so copy it again";
  }

  private static VerdictId read(DataInputStream in) throws IOException {
    if (in.readByte() != FORM) {
      throw new IllegalArgumentException("another form of verdict ids");
    }
    Purpose purpose = purpose(in.readByte());
    int flags = in.readByte();
    String territory = "" + (char) in.readByte() + (char) in.readByte();
    long seq = in.readLong();
    Instant at = Instants.ofMicros(in.readLong());
    String policy = HEX.formatHex(in.readNBytes(POLICY_BYTES));
    String engine = HEX.formatHex(in.readNBytes(ENGINE_BYTES));
    String channel = in.readUTF();
    ImprintId viewer = (flags & HAS_VIEWER) == 0 ? null : new ImprintId(in.readUTF());
    boolean needsPrice = (flags & NEEDS_PRICE) != 0;
    Audience audience =
        (flags & HAS_AUDIENCE) == 0 ? Audience.ANYBODY : Audience.parse(in.readUTF());
    Context context = new Context(purpose, territory, channel, viewer, needsPrice, audience);
    boolean trusted = (flags & CLOCK_UNTRUSTED) == 0;
    return new VerdictId(new ItemId(in.readUTF()), seq, policy, engine, context, at, trusted);
  }

  /// 60 to 400 characters of `A-Z`, `a-z`, `0-9`, `-` and `_`.
  @Override
  public String toString() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out);
      byte[] sum = checksum(bytes.toByteArray());
      out.write(sum);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  private void write(DataOutputStream out) throws IOException {
    @Nullable ImprintId viewer = context.viewer();
    out.writeByte(FORM);
    out.writeByte(letter(context.purpose()));
    out.writeByte(
        (context.needsPrice() ? NEEDS_PRICE : 0)
            | (viewer == null ? 0 : HAS_VIEWER)
            | (context.audience().equals(Audience.ANYBODY) ? 0 : HAS_AUDIENCE)
            | (clockTrusted ? 0 : CLOCK_UNTRUSTED));
    out.writeBytes(context.territory());
    out.writeLong(seq);
    out.writeLong(Instants.toMicros(at));
    out.write(HEX.parseHex(policy));
    out.write(HEX.parseHex(engine));
    out.writeUTF(context.channel());
    if (viewer != null) {
      out.writeUTF(viewer.value());
    }
    if (!context.audience().equals(Audience.ANYBODY)) {
      out.writeUTF(context.audience().text());
    }
    out.writeUTF(item.value());
  }

  private static byte[] checksum(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return ByteBuffer.allocate(CHECKSUM_BYTES).putInt((int) crc.getValue()).array();
  }

  private static char letter(Purpose purpose) {
    return switch (purpose) {
      case RECOMMEND -> 'r';
      case SUGGEST_TO_EDITOR -> 's';
      case GROUND_PROMPT -> 'g';
      case GENERATE_LOCALLY -> 'l';
      case EXPORT -> 'e';
      case NEWSLETTER -> 'n';
    };
  }

  private static Purpose purpose(byte letter) {
    for (Purpose purpose : Purpose.values()) {
      if (letter(purpose) == letter) {
        return purpose;
      }
    }
    throw new IllegalArgumentException("no purpose has the letter '" + (char) letter + "'");
  }
}
