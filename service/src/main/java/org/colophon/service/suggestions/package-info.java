/// Suggestions for drafts and stored items, and what editors decide about them.
///
/// Start here: [org.colophon.service.suggestions.SuggestionEndpoint],
/// [org.colophon.service.suggestions.DecisionEndpoint].
@NullMarked
package org.colophon.service.suggestions;

import org.jspecify.annotations.NullMarked;
