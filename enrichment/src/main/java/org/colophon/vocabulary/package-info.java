/// Controlled vocabularies: reading them from files, finding their labels in texts, and checking
/// the codes that items carry.
///
/// Start here: [org.colophon.vocabulary.Vocabulary] and [org.colophon.vocabulary.VocabularyReader].
@NullMarked
package org.colophon.vocabulary;

import org.jspecify.annotations.NullMarked;
