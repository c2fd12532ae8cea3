package org.colophon.crm;

import java.time.Instant;
import org.colophon.audience.PersonRef;
import org.jspecify.annotations.Nullable;

/// A change that a CRM reports.
public sealed interface CrmChange {
  PersonRef person();

  /// The deletion of a contact.
  record Deleted(PersonRef person) implements CrmChange {}

  /// The present state of a contact.
  ///
  /// @param contact what the CRM itself states
  /// @param written what stands in the fields that Colophon writes; null when it was not read
  /// @param order the CRM's own number of the change: of two, the greater one is the later
  /// @param at when it was changed, by the clock here as far as the difference is known
  record Stated(CrmContact contact, @Nullable CrmContact written, long order, Instant at)
      implements CrmChange {
    @Override
    public PersonRef person() {
      return contact.person();
    }
  }
}
