package org.colophon.health;

import java.time.Instant;
import org.colophon.catalog.ItemId;

/// A repair of an item from outside its source.
///
/// @param what the kind of change: `edit`, `confirm`
/// @param detail what was changed, in the form that it was asked for
public record Repair(Instant at, ItemId item, String by, String what, String detail) {}
