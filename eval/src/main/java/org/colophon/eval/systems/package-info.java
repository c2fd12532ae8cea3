/// Systems under test, behind one interface.
///
/// Start here: [org.colophon.eval.systems.SystemUnderTest] and
/// [org.colophon.eval.systems.Predictor]; [org.colophon.eval.systems.Systems] says which system
/// answers which set.
@NullMarked
package org.colophon.eval.systems;

import org.jspecify.annotations.NullMarked;
