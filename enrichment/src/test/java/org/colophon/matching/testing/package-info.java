/// Contracts of the matching ports, and indexes that compare everything with everything: the
/// oracles of the contracts.
@NullMarked
package org.colophon.matching.testing;

import org.jspecify.annotations.NullMarked;
