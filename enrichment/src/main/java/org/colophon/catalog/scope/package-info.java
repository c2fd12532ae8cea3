/// Scopes of holds, list exclusions and spread, matched by meaning instead of stored id.
///
/// Start here: [org.colophon.catalog.scope.ScopeMatcher].
@NullMarked
package org.colophon.catalog.scope;

import org.jspecify.annotations.NullMarked;
