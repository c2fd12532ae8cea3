/// The exchange of what people agreed to, follow and belong to with a CRM.
///
/// Start here: [CrmSync].
@NullMarked
package org.colophon.crm;

import org.jspecify.annotations.NullMarked;
