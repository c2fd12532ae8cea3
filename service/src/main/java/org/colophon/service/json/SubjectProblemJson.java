package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.vocabulary.SubjectCheck;

/// Something odd about subjects, as JSON.
public final class SubjectProblemJson {
  private SubjectProblemJson() {}

  public static void write(SubjectCheck.Problem problem, ObjectNode node) {
    node.put("problem", Words.of(problem.kind()));
    if (!problem.code().isEmpty()) {
      node.put("code", problem.code());
    }
    if (!problem.instead().isEmpty()) {
      node.put("instead", problem.instead());
    }
  }
}
