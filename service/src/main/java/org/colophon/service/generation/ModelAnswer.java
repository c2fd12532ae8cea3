package org.colophon.service.generation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Size;

/// A model's answer, read as strictly as a message from outside.
sealed interface ModelAnswer {
  /// Texts.
  record Texts(@Size(min = 1, max = 5) List<String> texts) implements ModelAnswer {}

  /// Ids of candidates, best first.
  record Ranking(@Size(min = 1, max = 50) List<String> ranking) implements ModelAnswer {}

  /// An answer that is not what was asked for.
  record Refused(Refusal refusal) implements ModelAnswer {}

  /// Reads the JSON of an answer.
  static ModelAnswer read(String json, GenerationTask task, Set<String> candidates) {
    try {
      var tree = ApiMapper.parse(json);
      return task.ranks()
          ? checked(ApiMapper.read(tree, Ranking.class), candidates)
          : ApiMapper.read(tree, Texts.class);
    } catch (ApiException e) {
      return refused(Refusal.Code.NOT_VALID, "the answer is not the JSON that was asked for");
    }
  }

  private static ModelAnswer checked(Ranking answer, Set<String> candidates) {
    if (!candidates.containsAll(answer.ranking())) {
      return refused(
          Refusal.Code.UNKNOWN_CANDIDATE, "the answer names what was not among the candidates");
    }
    if (new LinkedHashSet<>(answer.ranking()).size() < answer.ranking().size()) {
      return refused(Refusal.Code.NOT_VALID, "the answer names a candidate twice");
    }
    return answer;
  }

  private static ModelAnswer refused(Refusal.Code code, String detail) {
    return new Refused(new Refusal(code, detail));
  }
}
