/// Subjects of a controlled vocabulary, proposed for a text and learned from confirmed ones.
///
/// Start here: [org.colophon.subjects.SubjectTagger].
@NullMarked
package org.colophon.subjects;

import org.jspecify.annotations.NullMarked;
