package org.colophon.exposure;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.exposure.RecallNotice.Why;
import org.colophon.governance.ReasonCode;

/// The state in which the receiver of an answer shows an item: what was said of it, corrected by
/// every notice since. Not thread-safe.
final class ReceiverState {
  private final Set<String> lines;
  private final Set<ReasonCode> codes = EnumSet.noneOf(ReasonCode.class);
  private boolean takenDown;
  private boolean replaced;

  /// @param said what was shown
  /// @param told what was told since, in order
  ReceiverState(List<String> said, List<Why> told) {
    this.lines = new LinkedHashSet<>(said);
    told.forEach(this::tell);
  }

  private void tell(Why why) {
    switch (why.action()) {
      case TAKE_DOWN -> takenDown = true;
      case REPLACE -> replaced = true;
      case CORRECT, INFORM -> {
        codes.addAll(why.reasons());
        why.wrong().forEach(lines::remove);
        lines.addAll(why.instead());
      }
    }
  }

  /// The correction to send while the item passes; empty when nothing is wrong.
  ///
  /// @param now what may be said of it
  Optional<Why> correction(List<String> now) {
    List<String> wrong = lines.stream().filter(line -> !now.contains(line)).toList();
    if (isGone() || wrong.isEmpty()) {
      return Optional.empty();
    }
    List<String> kinds = wrong.stream().map(ReceiverState::kind).toList();
    List<String> instead =
        now.stream().filter(line -> kinds.contains(kind(line)) && !lines.contains(line)).toList();
    return Optional.of(new Why(RecallAction.CORRECT, List.of(), wrong, instead, null));
  }

  /// The notice to send while the item is blocked; empty when the receiver knows already.
  Optional<Why> news(Why blocked) {
    boolean news =
        switch (blocked.action()) {
          case TAKE_DOWN -> !takenDown;
          case REPLACE -> !isGone();
          case CORRECT, INFORM -> !isGone() && !codes.containsAll(blocked.reasons());
        };
    return Optional.of(blocked).filter(_ -> news);
  }

  /// Whether nobody shows the item there any more.
  boolean isGone() {
    return takenDown || replaced;
  }

  private static String kind(String line) {
    return line.substring(0, line.indexOf(':') + 1);
  }
}
