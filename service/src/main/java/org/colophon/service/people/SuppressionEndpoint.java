package org.colophon.service.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.colophon.audience.People;
import org.colophon.audience.PersonRef;
import org.colophon.campaign.Campaign;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.DeletedResponse;
import org.colophon.service.api.Description;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SchemaName;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// `/v1/people/{ref}/suppressions/{channel}`: a person gets no messages over a channel, whatever
/// the consents say. Each channel is suppressed and released on its own.
public final class SuppressionEndpoint implements Endpoint {
  private static final String PATH = "/v1/people/{ref}/suppressions/{channel}";

  private static final Parameter<String> CHANNEL =
      new Parameter<>(
          Parameter.Place.PATH,
          "channel",
          "Such as mail or push.",
          JsonNodeFactory.instance
              .objectNode()
              .put("type", "string")
              .put("pattern", "^" + Campaign.CHANNEL.pattern() + "$"),
          SuppressionEndpoint::channel);

  private final People people;

  public SuppressionEndpoint(People people) {
    this.people = people;
  }

  /// A channel on whose suppression list a person is.
  @SchemaName("Suppression")
  @Description("A channel over which a person gets no messages.")
  record SuppressionResponse(String channel) {}

  private static String channel(@Nullable String text) {
    String channel = text == null ? "" : text;
    if (!Campaign.CHANNEL.matcher(channel).matches()) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "channel",
              "channel: " + Excerpt.of(channel) + " is not a valid channel",
              "use a word such as mail or push"));
    }
    return channel;
  }

  @Override
  public String subject() {
    return "people";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.put(PATH)
            .summary("Send a person no messages over a channel")
            .description("It counts from the next message on and outlasts a forgotten person.")
            .parameters(PeopleEndpoint.REF, CHANNEL)
            .answer(
                Answer.json(200, "The channel.", SuppressionResponse.class)
                    .example("{\"channel\": \"mail\"}"))
            .handle(this::put),
        Operation.delete(PATH)
            .summary("Allow messages to a person over a channel again")
            .description("The other channels stay as they are, and the consents count as before.")
            .parameters(PeopleEndpoint.REF, CHANNEL)
            .answer(
                Answer.json(200, "The person is not on the channel's list.", DeletedResponse.class)
                    .example("{\"outcome\": \"deleted\", \"id\": \"mail\"}"))
            .handle(this::delete));
  }

  private Response put(Request request) {
    PersonRef person = request.get(PeopleEndpoint.REF);
    String channel = request.get(CHANNEL);
    people.within(tables -> {
      tables.suppress(person, channel);
      return true;
    });
    return Response.ok(new SuppressionResponse(channel));
  }

  private Response delete(Request request) {
    PersonRef person = request.get(PeopleEndpoint.REF);
    String channel = request.get(CHANNEL);
    people.within(tables -> {
      tables.endSuppression(person, channel);
      return true;
    });
    return Response.ok(DeletedResponse.of(channel));
  }
}
