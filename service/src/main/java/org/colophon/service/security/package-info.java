/// Identity and access: roles, keys, accounts, sign-in and the rule of every operation. Start here:
/// [org.colophon.service.security.AccessRules].
@NullMarked
package org.colophon.service.security;

import org.jspecify.annotations.NullMarked;
