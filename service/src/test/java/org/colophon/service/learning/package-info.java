/// Tests of training while the service runs.
@NullMarked
package org.colophon.service.learning;

import org.jspecify.annotations.NullMarked;
