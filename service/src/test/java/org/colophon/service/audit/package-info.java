@NullMarked
package org.colophon.service.audit;

import org.jspecify.annotations.NullMarked;
