/// A real caching proxy in front of the real service, on this machine.
@NullMarked
package org.colophon.service.cache;

import org.jspecify.annotations.NullMarked;
