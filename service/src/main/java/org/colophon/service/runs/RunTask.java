package org.colophon.service.runs;

import org.colophon.catalog.ItemId;

/// One item of a run that is to be worked on.
///
/// @param inputHash of the text when it was chosen
public record RunTask(ItemId item, String inputHash) {}
