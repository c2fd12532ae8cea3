package org.colophon.service.http;

/// Ends a request that cannot be answered: the caller has to mend it. Only [Problems] catches it.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient HttpProblem problem;

  Refusal(HttpProblem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  HttpProblem problem() {
    return problem;
  }
}
