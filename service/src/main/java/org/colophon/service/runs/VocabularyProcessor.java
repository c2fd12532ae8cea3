package org.colophon.service.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemVersion;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.text.ItemText;
import org.colophon.text.SentenceFingerprints;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;

/// A processor that applies a new version of a vocabulary to the subjects that items have: a
/// retired subject becomes the one that replaces it, one that is gone is dropped, one with a new
/// label gets it. Proposes nothing that the texts might have beside that.
public final class VocabularyProcessor implements ItemProcessor {
  private final Vocabulary vocabulary;
  private final DecisionLog decisions;

  public VocabularyProcessor(Vocabulary vocabulary, DecisionLog decisions) {
    this.vocabulary = vocabulary;
    this.decisions = decisions;
  }

  @Override
  public ItemResult make(ItemVersion version, Optional<ItemResult> accepted) {
    if (!(accepted.orElse(null) instanceof ItemResult.Enriched(Stored stored))) {
      throw new IllegalStateException("there is no enrichment whose subjects could be replaced");
    }
    Map<String, Annotation> renewed = new LinkedHashMap<>();
    for (Annotation annotation : stored.annotations()) {
      renewed(annotation, stored.language())
          .ifPresent(a -> renewed.merge(a.kind() + " " + a.value(), a, VocabularyProcessor::surer));
    }
    return new ItemResult.Enriched(
        new Stored(
            stored.language(),
            stored.inputHash(),
            stored.digest(),
            stored.passages(),
            DecisionMerge.respected(
                List.copyOf(renewed.values()),
                stored.annotations(),
                decisions.of(version.item().id()).stream()
                    .flatMap(decision -> carried(decision, stored.language()).stream())
                    .toList(),
                SentenceFingerprints.of(ItemText.of(version))),
            stored.fingerprint()));
  }

  private static Annotation surer(Annotation one, Annotation other) {
    return one.confidence() >= other.confidence() ? one : other;
  }

  private Optional<Annotation> renewed(Annotation annotation, String language) {
    String scheme = vocabulary.scheme() + ":";
    if (annotation.kind() != Annotation.Kind.SUBJECT || !annotation.value().startsWith(scheme)) {
      return Optional.of(annotation);
    }
    Optional<Concept> found = vocabulary.inUse(annotation.value().substring(scheme.length()));
    return found.map(concept ->
        new Annotation(
            annotation.kind(),
            scheme + concept.code(),
            concept.label(language),
            annotation.evidence(),
            annotation.confidence(),
            annotation.madeBy(),
            annotation.inputHash()));
  }

  /// A decision by this version: what was accepted under a replaced code counts for what replaced
  /// it, and what was accepted under a code that is gone or split holds no subject any more.
  private Optional<Decision> carried(Decision decision, String language) {
    String scheme = vocabulary.scheme() + ":";
    if (!decision.kind().equals(Annotation.Kind.SUBJECT.name())
        || !decision.value().startsWith(scheme)) {
      return Optional.of(decision);
    }
    String code = decision.value().substring(scheme.length());
    return vocabulary
        .inUse(code)
        .map(concept ->
            concept.code().equals(code)
                ? decision
                : decision.about(scheme + concept.code(), concept.label(language)));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
