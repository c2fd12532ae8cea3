/// Tests of the configuration.
@NullMarked
package org.colophon.service.config;

import org.jspecify.annotations.NullMarked;
