package org.colophon.catalog;

import java.time.Instant;
import java.util.List;

/// A person's statement about the link between an item and a record: its text names a contributor,
/// or it belongs to an event or award that its source does not list.
///
/// @param entity `contributor:ID`, `series:ID`, `imprint:ID`, `item:ID`, `event:ID`, `award:ID`,
///   `subject:SCHEME:CODE`, or a name that the text names, `entity:per:ada kern`
/// @param stands whether it holds; false once it was taken back
public record ItemLink(String entity, boolean stands, String by, Instant at) {
  public ItemLink {
    Require.text("what an item is linked to", entity, 200);
    Require.text("who links an item", by, 100);
  }

  /// The subjects among links.
  public static List<Subject> subjects(List<ItemLink> links) {
    return links.stream()
        .map(link -> link.idOf("subject"))
        .filter(text -> text.indexOf(':') > 0)
        .map(text -> {
          int colon = text.indexOf(':');
          return new Subject(text.substring(0, colon), text.substring(colon + 1));
        })
        .toList();
  }

  /// The id in the entity if it is of that kind, else an empty text.
  public String idOf(String kind) {
    return entity.startsWith(kind + ":") ? entity.substring(kind.length() + 1) : "";
  }
}
