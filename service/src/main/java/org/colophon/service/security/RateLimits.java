package org.colophon.service.security;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Token buckets by name: each fills at a steady rate up to its size, and a request takes one
/// token. Thread-safe.
final class RateLimits {
  /// More names than this are forgotten: a full bucket and none are the same.
  private static final int MOST = 10_000;

  private final double size;
  private final double perNano;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /// @param size tokens of a full bucket
  /// @param each how long one token takes to come back
  /// @param nanos a clock that only goes forward
  RateLimits(int size, Duration each, LongSupplier nanos) {
    this.size = size;
    this.perNano = 1.0 / each.toNanos();
    this.nanos = nanos;
  }

  private record Bucket(double tokens, long at) {}

  /// Takes a token; returns how long until there is one, zero when it was taken.
  Duration take(String name) {
    long now = nanos.getAsLong();
    if (buckets.size() > MOST) {
      buckets.values().removeIf(bucket -> filled(bucket, now) >= size);
    }
    double[] left = new double[1];
    buckets.compute(
        name,
        (_, bucket) -> {
          double tokens = bucket == null ? size : filled(bucket, now);
          left[0] = tokens - 1;
          return new Bucket(left[0] >= 0 ? left[0] : tokens, now);
        });
    return left[0] >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-left[0] / perNano));
  }

  private double filled(Bucket bucket, long now) {
    return Math.min(size, bucket.tokens + (now - bucket.at) * perNano);
  }
}
