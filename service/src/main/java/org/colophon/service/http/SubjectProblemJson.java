package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.enrichment.SubjectCheck;
import org.colophon.service.json.Words;

/// Something odd about subjects, as JSON.
final class SubjectProblemJson {
  private SubjectProblemJson() {}

  static void write(SubjectCheck.Problem problem, ObjectNode node) {
    node.put("problem", Words.of(problem.kind()));
    if (!problem.code().isEmpty()) {
      node.put("code", problem.code());
    }
    if (!problem.instead().isEmpty()) {
      node.put("instead", problem.instead());
    }
  }
}
