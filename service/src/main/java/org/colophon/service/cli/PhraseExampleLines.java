package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.editorial.Draft;
import org.colophon.enrichment.PhraseExamples;
import org.colophon.eval.publishers.LabelledDraft;
import org.colophon.eval.publishers.LabelledPublisher;
import org.colophon.keyphrases.KeyphraseExtractor.Example;
import org.colophon.models.names.NameModels;
import org.colophon.models.opennlp.OpenNlpModels;
import org.colophon.text.ItemText;

/// The candidate phrases of a labelled publisher's drafts, one JSON object a draft.
final class PhraseExampleLines {
  private PhraseExampleLines() {}

  static List<String> of(LabelledPublisher publisher) {
    Map<String, PhraseExamples> byLanguage = new HashMap<>();
    return publisher.drafts().stream()
        .map(draft ->
            line(
                publisher.name(),
                draft,
                byLanguage
                    .computeIfAbsent(draft.draft().language(), PhraseExampleLines::examples)
                    .of(text(draft.draft()))))
        .toList();
  }

  private static PhraseExamples examples(String language) {
    return new PhraseExamples(OpenNlpModels.analyzer(language), NameModels.finder(language));
  }

  private static ItemText text(Draft draft) {
    return new ItemText(draft.language(), draft.title(), draft.text(), "");
  }

  private static String line(String publisher, LabelledDraft draft, List<Example> examples) {
    ObjectNode node = CommandJson.MAPPER.createObjectNode().put("publisher", publisher);
    node.put("draft", draft.id()).put("language", draft.draft().language());
    node.set("keyphrases", CommandJson.MAPPER.valueToTree(draft.keyphrases()));
    node.set("candidates", CommandJson.MAPPER.valueToTree(examples));
    return node.toString();
  }
}
