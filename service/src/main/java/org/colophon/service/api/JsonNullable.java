package org.colophon.service.api;

import org.jspecify.annotations.Nullable;

/// The value of a field for which an explicit `null` and absence mean different things. A component
/// of this type is null when the field is absent.
///
/// @param value null when the field is there and `null`
public record JsonNullable<T>(@Nullable T value) {}
