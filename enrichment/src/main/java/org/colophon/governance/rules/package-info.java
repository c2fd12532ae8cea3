/// Rules that judge an item: a pure function of snapshot, policies, context and instant.
///
/// Start here: [org.colophon.governance.rules.Evaluator] decides on a
/// [org.colophon.governance.rules.Snapshot].
@NullMarked
package org.colophon.governance.rules;

import org.jspecify.annotations.NullMarked;
