/// Invented publishers with labelled drafts: what an editor should be suggested for a text that the
/// catalogue has not seen.
///
/// Start here: [org.colophon.eval.publishers.LabelledPublisher] is one publisher's folder,
/// [org.colophon.eval.publishers.PublisherScore] the figures. Nothing here knows a model.
@NullMarked
package org.colophon.eval.publishers;

import org.jspecify.annotations.NullMarked;
