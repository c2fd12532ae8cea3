package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.colophon.audience.PersonRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon people forget REF`.
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = "Removes a person from every table, vector, index and file.",
    footer = {
      "",
      "Example:",
      "  colophon people forget p-0055 --data data",
      "",
      "Ends with 0 when nothing is left, whether or not anything was known, and with 3 when a",
      "reader still held an older state of the file: it is overwritten at the next start."
    })
final class PeopleForgetCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "REF", description = "The person's pseudonym.")
  private String ref = "";

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  PeopleForgetCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PersonRef person = person();
    JsonNode done;
    try (ServiceClient service = data.client(clock)) {
      done = ServiceClient.good(service.delete("/v1/people/" + person.value()));
    }
    boolean erased = done.path("erased").asBoolean();
    spec.commandLine()
        .getOut()
        .println(json ? done.toString() : done.path("rows").asInt() + " rows removed");
    spec.commandLine().getOut().flush();
    return erased ? Exit.OK : Exit.PARTLY;
  }

  private PersonRef person() {
    try {
      return new PersonRef(ref);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
