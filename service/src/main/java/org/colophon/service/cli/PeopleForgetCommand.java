package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.colophon.audience.People;
import org.colophon.audience.PersonRef;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.app.Stores;
import org.colophon.service.people.ForgottenResponse;
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
    JsonNode done =
        switch (data.instance()) {
          case Instance.Free(Path directory) -> in(directory, person);
          case Instance.Served(URI address, String secret) -> at(address, secret, person);
        };
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

  /// Vectors are in memory alone: while no service runs, there are none.
  private JsonNode in(Path directory, PersonRef person) {
    try (Stores stores = Stores.open(directory, clock)) {
      People people = stores.people();
      return ApiMapper.tree(ForgottenResponse.of(people.forget(person, clock.instant())));
    }
  }

  private static JsonNode at(URI service, String secret, PersonRef person) throws IOException {
    RunningInstance.Answer answer =
        new RunningInstance(service, secret).delete("/v1/people/" + person.value());
    if (answer.status() != 200) {
      throw new IOException(service + " answered " + answer.status());
    }
    return answer.body();
  }
}
