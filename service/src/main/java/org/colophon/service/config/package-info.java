/// The configuration of a process: its keys, their defaults, and the places that they are read
/// from. Start here: [Config].
@NullMarked
package org.colophon.service.config;

import org.jspecify.annotations.NullMarked;
