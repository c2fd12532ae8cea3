package org.colophon.service.people;

import org.colophon.audience.People;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The result of forgetting a person.
@SchemaName("ForgottenPerson")
@Description("The result of forgetting a person.")
public record ForgottenResponse(
    Outcome outcome,
    @Description("How many rows were removed; 0 when nothing was known.") int rows,
    @Description(
            "false: a reader still holds an older state of the file; it is overwritten within"
                + " seconds.")
        boolean erased) {

  /// The outcome.
  public enum Outcome {
    FORGOTTEN
  }

  public static ForgottenResponse of(People.Forgotten forgotten) {
    return new ForgottenResponse(Outcome.FORGOTTEN, forgotten.rows(), forgotten.erased());
  }
}
