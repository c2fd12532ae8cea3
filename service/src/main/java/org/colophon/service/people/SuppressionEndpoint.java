package org.colophon.service.people;

import java.util.HashSet;
import java.util.List;
import org.colophon.audience.People;
import org.colophon.audience.PersonRef;
import org.colophon.campaign.Campaign;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `PUT /v1/people/{ref}/suppressions`: the channels over which a person gets no messages, whatever
/// the consents say.
public final class SuppressionEndpoint implements Endpoint {
  private static final String EXAMPLE = "{\"channels\": [\"mail\"]}";

  private final People people;

  public SuppressionEndpoint(People people) {
    this.people = people;
  }

  /// The channels on whose suppression lists a person is.
  @SchemaName("Suppressions")
  @Description("The channels over which a person gets no messages; none: all lists are left.")
  record SuppressionsMessage(@Size(max = 20) List<String> channels) {
    SuppressionsMessage {
      for (int i = 0; i < channels.size(); i++) {
        if (!Campaign.CHANNEL.matcher(channels.get(i)).matches()) {
          throw new ApiException(
              ErrorCode.BAD_VALUE,
              "/channels/" + i,
              Excerpt.of(channels.get(i)) + " is not a valid channel",
              "use a word such as mail or push");
        }
      }
    }
  }

  @Override
  public String subject() {
    return "people";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.put("/v1/people/{ref}/suppressions")
            .summary("Replace the channels over which a person gets no messages")
            .description("It counts from the next message on and outlasts a forgotten person.")
            .parameters(PeopleEndpoint.REF)
            .body(SuppressionsMessage.class, EXAMPLE)
            .answer(Answer.json(200, "The channels.", SuppressionsMessage.class).example(EXAMPLE))
            .handle(this::put));
  }

  private Response put(Request request) {
    PersonRef person = request.get(PeopleEndpoint.REF);
    SuppressionsMessage wanted = request.body(SuppressionsMessage.class);
    people.within(tables -> {
      tables.suppress(person, new HashSet<>(wanted.channels()));
      return true;
    });
    return Response.ok(wanted);
  }
}
