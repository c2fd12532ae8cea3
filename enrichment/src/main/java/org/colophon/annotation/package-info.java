/// Annotations of a text with span, confidence and provenance, the vectors of its passages, and
/// people's decisions on both.
///
/// Start here: [org.colophon.annotation.Annotation] and [org.colophon.annotation.DecisionLog].
@NullMarked
package org.colophon.annotation;

import org.jspecify.annotations.NullMarked;
