package org.colophon.governance;

import java.util.List;

/// The policies in force, resolved and checked.
public record PolicyBook(List<Policy> policies) {
  public PolicyBook {
    policies = List.copyOf(policies);
  }
}
