@NullMarked
package org.colophon.service.architecture;

import org.jspecify.annotations.NullMarked;
