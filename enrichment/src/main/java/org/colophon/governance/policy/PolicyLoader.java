package org.colophon.governance.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.governance.policy.PolicyStore.Stored;

/// A loader of policy books from the shipped and the operator's files; it reports every problem of
/// every file at once. A file whose policy has the id of a shipped one takes its place; all others
/// count beside them.
final class PolicyLoader {
  private final PolicyStore store;

  PolicyLoader(PolicyStore store) {
    this.store = store;
  }

  /// A book with the texts that it was made of.
  ///
  /// @param texts by policy id
  record Loaded(PolicyBook book, Map<String, PolicyText> texts) {}

  /// @throws PolicyException when anything is wrong; it names everything that is
  Loaded load(List<PolicyText> shipped, List<PolicyText> own) {
    List<String> problems = new ArrayList<>();
    Map<String, PolicyText> texts = new LinkedHashMap<>();
    Map<String, Policy> policies = new LinkedHashMap<>();
    Map<String, Policy> replaced = new LinkedHashMap<>();
    for (PolicyText text : shipped) {
      Policy policy = PolicyReader.read(text.origin(), text.yaml());
      replaced.put(policy.id(), policy);
    }
    for (PolicyText text : own) {
      try {
        Policy policy = PolicyReader.read(text.origin(), text.yaml());
        if (policies.putIfAbsent(policy.id(), policy) == null) {
          texts.put(policy.id(), text);
          risen(text, policy, replaced.get(policy.id()), problems);
        } else {
          String other = texts.getOrDefault(policy.id(), text).origin();
          problems.add(
              "%s: id: '%s' is the id of %s too; give one of them another id"
                  .formatted(text.origin(), policy.id(), other));
        }
      } catch (PolicyException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new PolicyException(problems);
    }
    for (PolicyText text : shipped) {
      Policy policy = PolicyReader.read(text.origin(), text.yaml());
      policies.putIfAbsent(policy.id(), policy);
      texts.putIfAbsent(policy.id(), text);
    }
    return new Loaded(new PolicyBook(List.copyOf(policies.values())), texts);
  }

  /// The version rises when the content changes: an old verdict names the one that it was made by.
  private void risen(
      PolicyText text,
      Policy policy,
      @org.jspecify.annotations.Nullable Policy shipped,
      List<String> problems) {
    int known = 0;
    String digest = "";
    if (shipped != null) {
      known = shipped.version();
      digest = shipped.digest();
    }
    for (Stored stored : store.versions(policy.id())) {
      if (stored.version() >= known) {
        known = stored.version();
        digest = stored.digest();
      }
    }
    if (policy.version() <= known && !policy.digest().equals(digest)) {
      problems.add(
          "%s: version: is %d, and version %d was in force with another content; write %d"
              .formatted(text.origin(), policy.version(), known, known + 1));
    }
  }
}
