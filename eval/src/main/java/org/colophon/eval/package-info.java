/// Measures the product against labelled sets, and says whether a model may go live.
@NullMarked
package org.colophon.eval;

import org.jspecify.annotations.NullMarked;
