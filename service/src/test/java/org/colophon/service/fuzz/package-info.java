/// Random input, guided by the code that it reaches, for everything that reads what others send.
@NullMarked
package org.colophon.service.fuzz;

import org.jspecify.annotations.NullMarked;
