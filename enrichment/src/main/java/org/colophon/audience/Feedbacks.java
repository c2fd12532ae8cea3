package org.colophon.audience;

import java.util.List;

/// A store of feedback on answers. Thread-safe.
public interface Feedbacks {
  /// Keeps what is new; the same item of the same answer counts once for each kind.
  boolean add(Feedback feedback);

  /// Of one answer, in the order of writing.
  List<Feedback> of(String response);

  /// Of all answers, the newest first, at most `most`.
  List<Feedback> latest(int most);
}
