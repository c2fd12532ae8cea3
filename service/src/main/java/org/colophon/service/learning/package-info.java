/// Training on the publisher's own decisions while the service runs, and the models that were
/// trained.
///
/// Start here: [LearningService][org.colophon.service.learning.LearningService].
@NullMarked
package org.colophon.service.learning;

import org.jspecify.annotations.NullMarked;
