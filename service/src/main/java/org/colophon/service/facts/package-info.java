/// Facts: prices, availability, ranks, dates and rights that a source states between whole items.
///
/// Start here: [org.colophon.service.facts.FactEndpoint].
@NullMarked
package org.colophon.service.facts;

import org.jspecify.annotations.NullMarked;
