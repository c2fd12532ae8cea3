/// Labellings: samples of the catalogue that people label, to measure models on.
///
/// Start here: [org.colophon.service.labelling.LabellingEndpoint].
@NullMarked
package org.colophon.service.labelling;

import org.jspecify.annotations.NullMarked;
