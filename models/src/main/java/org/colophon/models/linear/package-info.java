/// Linear text classifiers and their training.
///
/// Start here: [org.colophon.models.linear.LinearTrainer] trains a
/// [org.colophon.models.linear.LinearTextClassifier]. The only package that imports
/// `de.bwaldvogel.liblinear`.
@NullMarked
package org.colophon.models.linear;

import org.jspecify.annotations.NullMarked;
