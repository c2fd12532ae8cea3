/// Stand-ins for tests.
@NullMarked
package org.colophon.eval.labelling.testing;

import org.jspecify.annotations.NullMarked;
