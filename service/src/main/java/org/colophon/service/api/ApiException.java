package org.colophon.service.api;

import java.util.function.Supplier;

/// The end of a request that cannot be answered: the caller has to fix it. Only the kernel catches
/// it.
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ApiProblem problem;
  private final transient String reason;

  public ApiException(ApiProblem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
    this.reason = problem.detail();
  }

  /// An error in a message.
  ///
  /// @param pointer JSON pointer of the field, `/products/0/isbn13`; empty for the whole
  /// @param reason what is wrong, following the field's name: `is not a valid ISBN-13`
  /// @param fix what the caller can do about it, in the imperative
  public ApiException(ErrorCode code, String pointer, String reason, String fix) {
    super(sentence(pointer, reason), null, false, false);
    this.problem =
        new ApiProblem(
            code.status(),
            code.text(),
            pointer.isEmpty() ? null : pointer,
            sentence(pointer, reason),
            fix);
    this.reason = reason;
  }

  private static String sentence(String pointer, String reason) {
    return (pointer.isEmpty() ? "the body" : pointer) + " " + reason;
  }

  public ApiProblem problem() {
    return problem;
  }

  /// What is wrong, without the field's name.
  public String reason() {
    return reason;
  }

  /// JSON pointer of the field at fault; empty for the whole.
  public String pointer() {
    return problem.field() == null ? "" : problem.field();
  }

  /// The same error of a part that lies at `prefix`.
  public ApiException under(String prefix) {
    ErrorCode code = ErrorCode.valueOf(problem.code().toUpperCase(java.util.Locale.ROOT));
    return new ApiException(code, prefix + pointer(), reason, problem.fix());
  }

  /// Does a part of the work for which errors lie at `pointer`.
  public static <T> T at(String pointer, Supplier<T> part) {
    try {
      return part.get();
    } catch (ApiException e) {
      throw e.under(pointer);
    }
  }

  /// Makes a value of the domain; what the domain's constructors refuse is an error of the whole.
  public static <T> T converting(Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "",
          "is not valid: " + Excerpt.of(String.valueOf(e.getMessage()), 300),
          "correct the value");
    }
  }
}
