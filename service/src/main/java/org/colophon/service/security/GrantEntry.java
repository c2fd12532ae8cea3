package org.colophon.service.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;

/// The permissions of a key or an account, in a message.
@SchemaName("Grant")
@Description("What a key or an account may do.")
public record GrantEntry(
    @Size(min = 1, max = 6)
        @Text(max = 20)
        @Description("Any of reader, editor, catalogue-owner, model-owner, admin and integration.")
        List<String> roles,
    @Size(max = 200)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Description("The imprints that it sees; all when absent.")
        List<ImprintId> imprints,
    @Size(max = 200)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Description("The sources that it may write facts of; all when absent.")
        List<SourceId> sources) {

  static GrantEntry of(Grant grant) {
    return new GrantEntry(
        grant.roleNames(),
        grant.imprintNames().stream().map(ImprintId::new).toList(),
        grant.sourceNames().stream().map(SourceId::new).toList());
  }

  Grant toGrant() {
    return ApiException.converting(() ->
        new Grant(
            roles.stream().map(AccessRole::of).collect(Collectors.toSet()),
            Set.copyOf(imprints),
            Set.copyOf(sources)));
  }
}
