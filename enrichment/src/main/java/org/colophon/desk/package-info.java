/// The editor's use cases: suggest, decide, targeting, the change feed.
///
/// Start here: [org.colophon.desk.Desk].
@NullMarked
package org.colophon.desk;

import org.jspecify.annotations.NullMarked;
