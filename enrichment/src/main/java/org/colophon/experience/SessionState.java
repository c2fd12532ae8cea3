package org.colophon.experience;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.experience.Moment.Arrival;
import org.colophon.governance.Sha256Digests;
import org.jspecify.annotations.Nullable;

/// The memory of one session, which its visitor holds: counters by digest, no ids and no words. It
/// has a bounded size: the oldest entries go first. Immutable.
///
/// @param id random, 32 hexadecimal digits
/// @param lastAt the last request; a session ends when none came for [SessionState#LASTS]
/// @param views how often something was viewed, the latest last
/// @param steps of the checkout that were entered, the present one last
/// @param given how often each experience came up, held back ones included
public record SessionState(
    String id,
    Instant lastAt,
    @Nullable Arrival arrival,
    Map<Long, Integer> views,
    List<Long> steps,
    Set<Long> cart,
    Map<Long, Given> given) {
  /// The longest pause within a session.
  public static final Duration LASTS = Duration.ofHours(12);

  /// The most things whose views are counted.
  public static final int MOST_VIEWS = 80;

  /// The most steps of a checkout.
  public static final int MOST_STEPS = 12;

  /// The most items of a cart.
  public static final int MOST_CART = 40;

  /// The most experiences.
  public static final int MOST_GIVEN = 40;

  /// The highest count.
  public static final int MOST = 255;

  /// The number of times that an experience came up in the session, and whether the session
  /// converted since.
  public record Given(int times, boolean converted, Assignment assignment) {}

  /// The place of a session in the measurement of an experience, when it came up first.
  ///
  /// @param variant its number
  /// @param points that it was drawn with, of [AdaptiveShares#WHOLE]; 0: not measured
  /// @param covariate from 0 to 100, or [#UNKNOWN]
  public record Assignment(int variant, int points, int covariate) {
    /// The covariate of a session of which none is known.
    public static final int UNKNOWN = 255;

    /// Of an experience with one variant, without a covariate.
    public static final Assignment ONLY = new Assignment(0, AdaptiveShares.WHOLE, UNKNOWN);

    /// The covariate from 0 to 1; null when it is not known.
    @Nullable Double x() {
      return covariate == UNKNOWN ? null : covariate / 100.0;
    }
  }

  public SessionState {
    views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
    steps = List.copyOf(steps);
    cart = Collections.unmodifiableSet(new LinkedHashSet<>(cart));
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /// A session that begins.
  public static SessionState begin(String id, Instant now) {
    return new SessionState(id, now, null, Map.of(), List.of(), Set.of(), Map.of());
  }

  /// The first 64 bits of the SHA-256 digest of a name.
  public static long digest(String name) {
    byte[] digest = Sha256Digests.sha256().digest(name.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }

  /// The state after another request.
  ///
  /// @param came null: nothing new
  public SessionState at(Instant now, @Nullable Arrival came) {
    return new SessionState(id, now, arrival == null ? came : arrival, views, steps, cart, given);
  }

  /// The state after a view.
  public SessionState viewing(String name) {
    Map<Long, Integer> counted = new LinkedHashMap<>(views);
    long key = digest(name);
    Integer before = counted.remove(key);
    counted.put(key, Math.min(MOST, (before == null ? 0 : before) + 1));
    while (counted.size() > MOST_VIEWS) {
      counted.remove(counted.keySet().iterator().next());
    }
    return new SessionState(id, lastAt, arrival, counted, steps, cart, given);
  }

  /// How often something was viewed.
  public int viewsOf(String name) {
    return views.getOrDefault(digest(name), 0);
  }

  /// The state at a step of the checkout.
  public SessionState entering(String step) {
    long key = digest(step);
    if (!steps.isEmpty() && steps.getLast() == key) {
      return this;
    }
    List<Long> entered = new ArrayList<>(steps);
    entered.remove(key);
    entered.add(key);
    while (entered.size() > MOST_STEPS) {
      entered.removeFirst();
    }
    return new SessionState(id, lastAt, arrival, views, entered, cart, given);
  }

  /// Whether entering a step is a return to it.
  public boolean isReturn(String step) {
    int place = steps.indexOf(digest(step));
    return place >= 0 && place < steps.size() - 1;
  }

  /// The state with a cart.
  public SessionState withCart(Set<String> names) {
    Set<Long> keys = new LinkedHashSet<>();
    names.stream().limit(MOST_CART).map(SessionState::digest).forEach(keys::add);
    return new SessionState(id, lastAt, arrival, views, steps, keys, given);
  }

  /// Whether a cart lacks something that was in it before.
  public boolean isRemoval(Set<String> names) {
    Set<Long> keys = new LinkedHashSet<>();
    names.forEach(name -> keys.add(digest(name)));
    return !keys.containsAll(cart);
  }

  /// Whether another experience may come up without one that came up before being forgotten.
  ///
  /// @param more how many come up before it
  public boolean hasRoomFor(String key, int more) {
    return given.containsKey(digest(key)) || given.size() + more < MOST_GIVEN - 1;
  }

  /// How often an experience came up.
  public Given given(String key) {
    return given.getOrDefault(digest(key), new Given(0, false, Assignment.ONLY));
  }

  /// The state after an experience came up.
  ///
  /// @param assignment when it comes up first
  public SessionState giving(String key, Assignment assignment) {
    Given before = given(key);
    return with(
        key,
        new Given(
            Math.min(MOST, before.times() + 1),
            before.converted(),
            before.times() == 0 ? assignment : before.assignment()));
  }

  /// The state after a conversion that counts for an experience.
  public SessionState converting(String key) {
    Given before = given(key);
    return with(key, new Given(before.times(), true, before.assignment()));
  }

  private SessionState with(String key, Given value) {
    Map<Long, Given> all = new LinkedHashMap<>(given);
    long name = digest(key);
    all.remove(name); // the latest last
    all.put(name, value);
    while (all.size() > MOST_GIVEN) {
      all.remove(all.keySet().iterator().next());
    }
    return new SessionState(id, lastAt, arrival, views, steps, cart, all);
  }
}
