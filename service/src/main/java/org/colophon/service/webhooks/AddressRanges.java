package org.colophon.service.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The public address ranges: all but those that the registries of special-purpose addresses (RFC
/// 6890) keep for one machine, one network, tests, groups or the future. An IPv6 address that
/// carries an IPv4 one is what that one is.
final class AddressRanges {
  private static final List<Block> SPECIAL =
      List.of(
          new Block("0.0.0.0", 8),
          new Block("10.0.0.0", 8),
          new Block("100.64.0.0", 10),
          new Block("127.0.0.0", 8),
          new Block("169.254.0.0", 16),
          new Block("172.16.0.0", 12),
          new Block("192.0.0.0", 24),
          new Block("192.0.2.0", 24),
          new Block("192.88.99.0", 24),
          new Block("192.168.0.0", 16),
          new Block("198.18.0.0", 15),
          new Block("198.51.100.0", 24),
          new Block("203.0.113.0", 24),
          new Block("224.0.0.0", 4),
          new Block("240.0.0.0", 4));

  private static final Block GLOBAL_UNICAST = new Block("2000::", 3);

  private static final List<Block> SPECIAL_SIX =
      List.of(
          new Block("2001::", 23), // Teredo, benchmarks, ORCHID and other protocols
          new Block("2001:db8::", 32),
          new Block("3fff::", 20));

  private static final Block NAT64 = new Block("64:ff9b::", 96);
  private static final Block SIX_TO_FOUR = new Block("2002::", 16);

  private AddressRanges() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return SPECIAL.stream().noneMatch(block -> block.holds(bytes));
    }
    if (isMapped(bytes) || NAT64.holds(bytes)) {
      return isPublicFour(bytes, 12);
    }
    if (SIX_TO_FOUR.holds(bytes)) {
      return isPublicFour(bytes, 2);
    }
    return GLOBAL_UNICAST.holds(bytes)
        && SPECIAL_SIX.stream().noneMatch(block -> block.holds(bytes));
  }

  private static boolean isPublicFour(byte[] bytes, int from) {
    byte[] four = Arrays.copyOfRange(bytes, from, from + 4);
    return SPECIAL.stream().noneMatch(block -> block.holds(four));
  }

  /// `::ffff:a.b.c.d`; Java mostly makes IPv4 addresses of these by itself.
  private static boolean isMapped(byte[] bytes) {
    List<Byte> first = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      first.add(bytes[i]);
    }
    return first.subList(0, 10).stream().allMatch(b -> b == 0)
        && first.get(10) == (byte) 0xff
        && first.get(11) == (byte) 0xff;
  }

  /// Addresses that begin with the same bits.
  private static final class Block {
    private final byte[] prefix;
    private final int bits;

    Block(String literal, int bits) {
      try {
        this.prefix = InetAddress.getByName(literal).getAddress();
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(literal + " is no address", e);
      }
      this.bits = bits;
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
