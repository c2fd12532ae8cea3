/// Labelling of samples of the catalogue by people, and labelled sets from what they agree on.
///
/// Start here: [org.colophon.eval.labelling.LabellingService] draws, collects, compares and
/// exports; [org.colophon.eval.labelling.LabelStore] is the port behind it. Nothing here knows a
/// model, and nothing that was labelled here trains one.
@NullMarked
package org.colophon.eval.labelling;

import org.jspecify.annotations.NullMarked;
