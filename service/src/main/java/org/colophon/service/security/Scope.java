package org.colophon.service.security;

/// The confinement of an operation to the imprints of a caller who does not see all.
enum Scope {
  /// It shows and changes nothing of any imprint.
  NOTHING,
  /// The item in its path is of a seen imprint, or unknown.
  ITEM,
  /// The segment in its path is of a seen imprint, or unknown.
  SEGMENT,
  /// The desk in its path is of a seen imprint, or unknown.
  DESK,
  /// The imprint in its path is seen.
  IMPRINT,
  /// The query names a seen imprint.
  QUERY,
  /// The message names a seen imprint, item or segment, and no other.
  MESSAGE,
  /// The operation leaves out what is not seen, and knows nothing of it.
  ANSWER,
  /// It is about all imprints: nobody who is confined may call it.
  EVERYTHING
}
