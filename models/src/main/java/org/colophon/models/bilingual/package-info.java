/// An encoder that reads German and English into one space: trained from parallel sentences, kept
/// in one file, opened beside the English encoder on the class path.
///
/// Start here: [org.colophon.models.bilingual.Embedders] opens, and
/// [org.colophon.models.bilingual.EmbedderTrainer] trains.
@NullMarked
package org.colophon.models.bilingual;

import org.jspecify.annotations.NullMarked;
