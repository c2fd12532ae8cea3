package org.colophon.service.api;

/// The result of deleting something that has an id.
@SchemaName("Deleted")
@Description("The result of deleting something.")
public record DeletedResponse(Outcome outcome, String id) {

  /// The outcome of a deletion.
  public enum Outcome {
    DELETED
  }

  public static DeletedResponse of(String id) {
    return new DeletedResponse(Outcome.DELETED, id);
  }
}
