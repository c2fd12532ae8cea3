package org.colophon.governance;

import java.util.List;
import org.colophon.catalog.ContentType;

/// The policies in force, resolved and checked.
public record PolicyBook(List<Policy> policies) {
  public PolicyBook {
    policies = List.copyOf(policies);
  }

  /// Every policy that applies, in the order of the files; all of them count.
  List<Policy> matching(ContentType type, Purpose purpose) {
    return policies.stream().filter(policy -> policy.applies(type, purpose)).toList();
  }
}
