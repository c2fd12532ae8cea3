/// The connectors to a CRM, and the operations that run and show the exchange.
///
/// Start here: [CrmService].
@NullMarked
package org.colophon.service.crm;

import org.jspecify.annotations.NullMarked;
