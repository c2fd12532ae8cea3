/// Runs over the catalogue, tried on the real application with models that only compare words.
@NullMarked
package org.colophon.service.runs;

import org.jspecify.annotations.NullMarked;
