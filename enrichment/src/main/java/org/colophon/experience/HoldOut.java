package org.colophon.experience;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.colophon.governance.Sha256Digests;

/// The draw of the sessions that get no experience, to compare with: by a salted hash of the
/// session's id, so that a session stays in its arm and nobody can choose it.
public final class HoldOut {
  private static final String ALL = "*";

  private final byte[] salt;
  private final int globalPercent;

  /// @param salt secret, of the data directory
  /// @param globalPercent the share of sessions that get no experience at all, 0 to 90
  public HoldOut(byte[] salt, int globalPercent) {
    this.salt = salt.clone();
    this.globalPercent = globalPercent;
  }

  /// A group of sessions that is compared with the other.
  public enum Arm {
    /// Gets the experience.
    TREATMENT,
    /// Would have got it and does not.
    CONTROL
  }

  /// The name under which sessions remember that an experience came up at all.
  String key() {
    return "experience:" + ALL + "@" + globalPercent;
  }

  /// The share of sessions that get no experience at all, in percent.
  public int globalPercent() {
    return globalPercent;
  }

  /// The arm of a session for one experience.
  public Arm arm(ExperienceRule.Stored stored, String session) {
    return draw(stored.key(), session, stored.rule().limits().holdOutPercent());
  }

  /// The arm of a session for all experiences together.
  public Arm global(String session) {
    return draw(ALL, session, globalPercent);
  }

  /// The variant of a session: it follows from the session's id and the points of the variants.
  int variant(ExperienceRule.Stored stored, String session, List<Integer> points) {
    int all = points.stream().mapToInt(Integer::intValue).sum();
    double drawn = share(stored.key() + "\nvariant\n" + session) * all;
    int last = 0;
    for (int i = 0; i < points.size(); i++) {
      drawn -= points.get(i);
      last = points.get(i) > 0 ? i : last;
      if (drawn < 0) {
        return i;
      }
    }
    return last;
  }

  private Arm draw(String of, String session, int percent) {
    return percent > 0 && share(of + "\n" + session) < percent / 100.0
        ? Arm.CONTROL
        : Arm.TREATMENT;
  }

  /// A number from 0 to below 1.
  private double share(String text) {
    byte[] hash = Sha256Digests.hmac(salt, text.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
  }
}
