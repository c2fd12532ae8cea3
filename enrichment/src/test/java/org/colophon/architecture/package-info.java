/// Rules of the architecture, as tests.
@NullMarked
package org.colophon.architecture;

import org.jspecify.annotations.NullMarked;
