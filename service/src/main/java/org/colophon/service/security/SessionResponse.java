package org.colophon.service.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.http.Caller;
import org.jspecify.annotations.Nullable;

/// The identity of the caller.
@SchemaName("Session")
@Description("Who the caller is, as far as the service knows.")
record SessionResponse(
    @Description("open: there are neither keys nor accounts, so that everybody may do everything.")
        Mode mode,
    @Nullable String name,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> roles,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Description("The imprints that the caller sees; absent: all.")
        List<String> imprints) {

  enum Mode {
    OPEN,
    UNKNOWN,
    SIGNED_IN
  }

  static SessionResponse of(Caller caller) {
    return new SessionResponse(
        switch (caller.kind()) {
          case ANYONE -> Mode.OPEN;
          case UNKNOWN -> Mode.UNKNOWN;
          case OPERATOR, KEY, ACCOUNT -> Mode.SIGNED_IN;
        },
        caller.isNamed() ? caller.name() : null,
        caller.roles().stream().sorted().toList(),
        caller.imprints().stream().map(Object::toString).sorted().toList());
  }
}
