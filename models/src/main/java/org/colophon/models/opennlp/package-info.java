/// Sentences, tokens, tags, lemmas and languages by Apache OpenNLP.
///
/// Start here: [org.colophon.models.opennlp.OpenNlpModels]. The only package that imports
/// `opennlp`.
@NullMarked
package org.colophon.models.opennlp;

import org.jspecify.annotations.NullMarked;
