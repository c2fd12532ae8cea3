package org.colophon.crm;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.colophon.audience.PersonRef;

/// A connection to a CRM. Reading and writing may be repeated: what was taken already changes
/// nothing. An [IOException] ends the sync; the next one goes on where it ended. Not thread-safe.
public interface CrmConnector extends AutoCloseable {
  /// A kind of changes that a CRM reports. They are read in this order.
  enum Feed {
    /// Contacts that were deleted.
    DELETED,
    /// Contacts with a consent that was withdrawn.
    WITHDRAWN,
    /// All contacts that changed.
    CHANGED
  }

  /// A part of a feed.
  ///
  /// @param invalid how many records or values could not be read
  /// @param next where to go on
  /// @param last whether there is nothing more now
  record Page(List<CrmChange> changes, int invalid, String next, boolean last) {
    public Page {
      changes = List.copyOf(changes);
    }
  }

  /// The outcome of one contact that was sent.
  ///
  /// @param code the CRM's reason; empty when it was taken
  record Sent(PersonRef person, Outcome outcome, String code) {}

  /// The outcome of sending.
  enum Outcome {
    TAKEN,
    /// The CRM made a new record of it.
    CREATED,
    /// The CRM does not take it.
    REFUSED
  }

  /// Its name in reports.
  String name();

  /// How many contacts are sent at once at most.
  int batch();

  /// The attributes that the CRM is told.
  default Set<CrmAttribute> written() {
    return EnumSet.allOf(CrmAttribute.class);
  }

  /// Whether a feed without a cursor brings every contact that the CRM has.
  boolean readsAll();

  /// Reads on; changes no contact at the CRM.
  ///
  /// @param cursor what the page before said; empty: from the beginning
  Page read(Feed feed, String cursor) throws IOException;

  /// Reads on like [#read] for a plan, of which nothing is taken.
  default Page preview(Feed feed, String cursor) throws IOException {
    return read(feed, cursor);
  }

  /// Says that everything before a cursor was taken.
  void taken(Feed feed, String cursor) throws IOException;

  /// Makes the CRM state what the contacts say.
  ///
  /// @return one for each that is settled; who is missing is sent again by the next sync
  List<Sent> send(List<CrmContact> contacts) throws IOException;

  /// Deletes contacts; those that the CRM does not have are no error.
  ///
  /// @return whom the CRM did not delete
  List<PersonRef> delete(List<PersonRef> persons) throws IOException;

  @Override
  void close();
}
