/// Revocations against answers that are on their way, judged from outside.
@NullMarked
package org.colophon.service.fence;

import org.jspecify.annotations.NullMarked;
