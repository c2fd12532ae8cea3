/// Experiences in the moment: rules, decisions for one visitor, and their measured effect.
///
/// Start here: [MomentEndpoint].
@NullMarked
package org.colophon.service.experiences;

import org.jspecify.annotations.NullMarked;
