/// Rules that hold for the whole module.
@NullMarked
package org.colophon.models.architecture;

import org.jspecify.annotations.NullMarked;
