package org.colophon.keyphrases;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.keyphrases.TitledText.TrainingExample;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;

/// The training examples for keyphrases: items of one language in which people accepted at least
/// [#ENOUGH] keyphrases of the current text. Accepted phrases are positive, all others negative; a
/// person who accepted fewer has hardly read the list.
public final class ConfirmedKeyphrases {
  /// Fewer accepted phrases say nothing of those that were not.
  public static final int ENOUGH = 3;

  private final DecisionLog decisions;
  private final LinguisticAnalyzer analyzer;

  /// @param analyzer of the language whose items are taken
  public ConfirmedKeyphrases(DecisionLog decisions, LinguisticAnalyzer analyzer) {
    this.decisions = decisions;
    this.analyzer = analyzer;
  }

  /// The items to learn from, by item id.
  ///
  /// @param most how many are taken, the first ones
  public List<TrainingExample> of(CatalogView view, int most) {
    return view.items()
        .flatMap(id -> view.item(id).filter(version -> !version.tombstone()).stream())
        .filter(version -> version.item().content().language().equals(analyzer.language()))
        .flatMap(version -> example(version).stream())
        .limit(most)
        .toList();
  }

  /// Empty when people accepted too little of the item.
  private Optional<TrainingExample> example(ItemVersion version) {
    Set<String> accepted = accepted(version);
    return accepted.size() < ENOUGH
        ? Optional.empty()
        : Optional.of(example(ItemText.of(version), accepted));
  }

  private TrainingExample example(ItemText text, Set<String> keys) {
    Lexicon lexicon = Lexicon.of(analyzer.language());
    return new TrainingExample(
        new TitledText(text.title(), analyzer.analyze(text.text()), lexicon), keys);
  }

  private Set<String> accepted(ItemVersion version) {
    Set<String> accepted = new HashSet<>();
    for (DecisionLog.Decision decision : decisions.of(version.item().id())) {
      if (decision.kind().equals(Annotation.Kind.KEYPHRASE.name())
          && decision.answer() == DecisionLog.Answer.ACCEPTED
          && decision.textHash().equals(version.hashes().text())) {
        accepted.add(decision.value());
      }
    }
    return accepted;
  }
}
