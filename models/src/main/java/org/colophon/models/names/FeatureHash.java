package org.colophon.models.names;

/// A 32-bit hash of a feature: a template's number and the words in it (FNV-1a with a final mix of
/// MurmurHash3).
final class FeatureHash {
  private static final int PRIME = 0x01000193;
  private static final int BASIS = 0x811C9DC5;

  private FeatureHash() {}

  static int of(int template, CharSequence value) {
    return of(template, value, 0, value.length());
  }

  static int of(int template, CharSequence value, int start, int end) {
    return mixed(add((BASIS ^ template) * PRIME, value, start, end));
  }

  static int of(int template, CharSequence first, CharSequence second) {
    int one = add((BASIS ^ template) * PRIME, first, 0, first.length());
    return mixed(add((one ^ 0x1F) * PRIME, second, 0, second.length()));
  }

  private static int add(int hash, CharSequence value, int start, int end) {
    int sum = hash;
    for (int i = start; i < end; i++) {
      sum = (sum ^ value.charAt(i)) * PRIME;
    }
    return sum;
  }

  private static int mixed(int hash) {
    int first = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    int second = (first ^ (first >>> 13)) * 0xC2B2AE35;
    return second ^ (second >>> 16);
  }
}
