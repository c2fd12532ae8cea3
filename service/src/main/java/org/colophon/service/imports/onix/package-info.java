/// ONIX for Books 3.0 and 3.1, read record by record. Start here: [OnixRecords].
@NullMarked
package org.colophon.service.imports.onix;

import org.jspecify.annotations.NullMarked;
