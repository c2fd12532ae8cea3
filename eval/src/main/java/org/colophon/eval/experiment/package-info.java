/// The measurement of what an experience changes: the uplift of conversion with intervals that hold
/// at every look, and the check of the ratio of the arms.
///
/// Start here: [UpliftEstimate].
@NullMarked
package org.colophon.eval.experiment;

import org.jspecify.annotations.NullMarked;
