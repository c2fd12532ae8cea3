package org.colophon.service.cli;

import org.colophon.governance.PolicyBook;
import org.colophon.governance.PolicySource;
import org.colophon.governance.ShippedPolicies;

/// The policies that a command judges by.
record GatePolicies(PolicyBook current) implements PolicySource {
  GatePolicies() {
    this(ShippedPolicies.read());
  }
}
