package org.colophon.recommend;

import java.util.List;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;
import org.colophon.governance.Neighbours;
import org.colophon.governance.gate.Cleared;

/// A search in the catalogue for what a text asks for. Only what passes the gate is found. Nothing
/// of the text is stored. Thread-safe.
public final class CatalogSearch {
  private static final String ASKED_FOR = "asked for";

  private final Recommender recommender;
  private final CandidateSource candidates;
  private final GatedContentRetriever.QuestionReader questions;

  /// @param candidates of the recommender
  public CatalogSearch(
      Recommender recommender,
      CandidateSource candidates,
      GatedContentRetriever.QuestionReader questions) {
    this.recommender = recommender;
    this.candidates = candidates;
    this.questions = questions;
  }

  /// The items nearest to a text, best first.
  ///
  /// @param shown what is not left out
  /// @param k 1 to [Recommender#MAX_K]
  public Recommendations find(String text, Predicate<Cleared> shown, Context context, int k) {
    var question = questions.read(text);
    return recommender.of(
        many -> candidates.near(question, many),
        rules(item -> shown.test(item) ? ListSelection.Choice.TAKE : ListSelection.Choice.LEAVE),
        context,
        k);
  }

  /// Those of some items that pass, at most [Recommender#MAX_K].
  public Recommendations byIds(List<ItemId> items, Context context) {
    List<Candidate> candidates =
        items.stream().map(item -> new Candidate(item, 1, ASKED_FOR)).toList();
    return recommender.of(
        _ -> candidates, rules(ListSelection.all()), context, Math.max(1, items.size()));
  }

  private static Recommender.SelectionRules rules(ListSelection selection) {
    return new Recommender.SelectionRules(selection, List.of(), Neighbours.NONE, List.of());
  }
}
