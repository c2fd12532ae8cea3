/// A long simulated life of a catalogue in front of the real service, judged from outside.
@NullMarked
package org.colophon.service.soak;

import org.jspecify.annotations.NullMarked;
