/// A whole service in memory, for tests: real gate, desk and recommender over stores in memory and
/// a word-counting stand-in for the models.
///
/// Start here: [org.colophon.service.testing.TestService].
@NullMarked
package org.colophon.service.testing;

import org.jspecify.annotations.NullMarked;
