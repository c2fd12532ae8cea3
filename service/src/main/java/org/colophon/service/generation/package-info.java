/// Proposals by a language model of the operator's choice: an explanation of a match, summaries,
/// teasers, an order of closed candidates, a description of a segment. Off unless an endpoint is
/// configured, and nothing else needs it. What the gate does not clear is in no prompt; what the
/// text and the gate's facts do not have is in no proposal.
///
/// Start here: [org.colophon.service.generation.GenerationService].
@NullMarked
package org.colophon.service.generation;

import org.jspecify.annotations.NullMarked;
