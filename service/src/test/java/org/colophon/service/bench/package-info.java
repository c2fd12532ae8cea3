/// Benchmarks; see `docs/benchmarks.md`.
@NullMarked
package org.colophon.service.bench;

import org.jspecify.annotations.NullMarked;
