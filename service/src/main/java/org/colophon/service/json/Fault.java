package org.colophon.service.json;

import java.util.Locale;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;

/// Carries a problem out of a reader's depth to its edge, where it becomes a [Reading.Bad]. Never
/// leaves this package.
final class Fault extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  Fault(Code code, String field, String reason, String mend) {
    super(reason, null, false, false);
    this.problem = new Problem(code, field, reason, mend);
  }

  Problem problem() {
    return problem;
  }

  /// A reader that may find a fault.
  interface Reader<T> {
    T read() throws Fault;
  }

  /// Runs `reader`; what the domain's own constructors refuse becomes a problem of the whole.
  static <T> Reading<T> reading(Reader<T> reader) {
    try {
      return new Reading.Good<>(reader.read());
    } catch (ApiException e) {
      return new Reading.Bad<>(
          new Problem(
              Code.valueOf(e.problem().code().toUpperCase(Locale.ROOT)),
              e.pointer(),
              e.reason(),
              e.problem().fix()));
    } catch (Fault fault) {
      return new Reading.Bad<>(fault.problem());
    } catch (IllegalArgumentException e) {
      return new Reading.Bad<>(
          new Problem(
              Code.BAD_VALUE,
              "",
              Excerpt.of(String.valueOf(e.getMessage()), 300),
              "state it right"));
    }
  }
}
