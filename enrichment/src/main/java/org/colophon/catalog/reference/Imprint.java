package org.colophon.catalog.reference;

import org.colophon.catalog.ImprintId;

/// A brand with its own editors.
///
/// @param legalEntity who holds the readers' consent; several imprints may share one
public record Imprint(ImprintId id, String name, String legalEntity) {}
