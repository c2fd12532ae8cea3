/// The editor's use cases: suggestions for a text, decisions on them, and the queue of undecided
/// items.
///
/// Start here: [org.colophon.editorial.SuggestionService] and
/// [org.colophon.editorial.DecisionService].
@NullMarked
package org.colophon.editorial;

import org.jspecify.annotations.NullMarked;
