/// People: what they did, belong to and agreed to, and how they are forgotten.
///
/// Start here: [org.colophon.service.people.PeopleEndpoint],
/// [org.colophon.service.people.SignalMessageEntry].
@NullMarked
package org.colophon.service.people;

import org.jspecify.annotations.NullMarked;
