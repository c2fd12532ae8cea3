/// Experiences: content that a visitor gets in the moment, by rules that editors own.
///
/// Start here: [ExperienceSelector].
@NullMarked
package org.colophon.experience;

import org.jspecify.annotations.NullMarked;
