/// Campaigns and notifications: messages about items to people who agreed, through the gate, within
/// a limit of contacts that all campaigns share.
///
/// Start here: [MessageSelection].
@NullMarked
package org.colophon.campaign;

import org.jspecify.annotations.NullMarked;
