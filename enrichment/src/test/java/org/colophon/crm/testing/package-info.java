/// A CRM in memory, for tests.
@NullMarked
package org.colophon.crm.testing;

import org.jspecify.annotations.NullMarked;
