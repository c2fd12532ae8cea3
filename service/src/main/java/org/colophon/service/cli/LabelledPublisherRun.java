package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.Draft;
import org.colophon.editorial.SuggestionService;
import org.colophon.eval.publishers.DraftOutcome;
import org.colophon.eval.publishers.LabelledDraft;
import org.colophon.eval.publishers.LabelledPublisher;
import org.colophon.eval.publishers.PublisherScore;
import org.colophon.eval.publishers.SubjectComparison;
import org.colophon.eval.sets.BrokenFileException;
import org.colophon.matching.MatchExample;
import org.colophon.service.app.Application;
import org.colophon.service.app.Vocabularies;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.imports.BatchImport;
import org.colophon.service.imports.DeliveryDefaults;
import org.colophon.service.imports.JsonLines;
import org.colophon.service.imports.LineResult;
import org.colophon.text.ItemText;
import org.colophon.text.ReadableText;

/// A labelled publisher in an empty data directory, asked for its drafts in this process. The clock
/// stands at the day after the publisher was written.
///
/// @param model the embedding model
/// @param vocabularies files to take subjects from beside the bundled lists
record LabelledPublisherRun(
    Path folder, LabelledPublisher publisher, String model, List<Path> vocabularies) {
  private static final List<String> IMPORTED =
      List.of("records.jsonl", "items.jsonl", "segments.jsonl");

  LabelledPublisherRun {
    vocabularies = List.copyOf(vocabularies);
  }

  /// What is suggested for each draft, compared with its labels.
  ///
  /// @throws BrokenFileException when a record is not taken
  List<DraftOutcome> outcomes() throws IOException {
    return asked((application, data) -> {
      SubjectComparison subjects = new SubjectComparison(Vocabularies.of(data));
      SuggestionService desk = application.desk();
      return PublisherScore.outcomes(publisher, desk::suggest, subjects);
    });
  }

  /// The match features of every draft with every segment that may be suggested for it.
  ///
  /// @throws BrokenFileException when a record is not taken
  List<SegmentFeatures> features() throws IOException {
    return asked((application, _) ->
        publisher.drafts().stream().map(draft -> features(application, draft)).toList());
  }

  /// A draft and its training examples.
  record SegmentFeatures(LabelledDraft draft, List<MatchExample> segments) {
    SegmentFeatures {
      segments = List.copyOf(segments);
    }
  }

  /// The evidence for subjects of every draft, one JSON object a draft.
  ///
  /// @throws BrokenFileException when a record is not taken
  List<String> subjects() throws IOException {
    return asked((application, data) -> {
      SubjectComparison right = new SubjectComparison(Vocabularies.of(data));
      return publisher.drafts().stream().map(draft -> subjects(application, draft, right)).toList();
    });
  }

  private String subjects(
      Application application, LabelledDraft labelled, SubjectComparison right) {
    ObjectNode node = CommandJson.MAPPER.createObjectNode().put("publisher", publisher.name());
    node.put("draft", labelled.id()).put("book", labelled.isBook());
    ArrayNode examples = node.putArray("subjects");
    application
        .models()
        .pipeline()
        .subjectExamples(text(labelled), labelled.draft().type())
        .forEach(example -> {
          ObjectNode one = CommandJson.MAPPER.valueToTree(example);
          examples.add(one.put("right", right.isRight(example.subject(), labelled)));
        });
    return node.toString();
  }

  private static ItemText text(LabelledDraft labelled) {
    Draft draft = labelled.draft();
    return new ItemText(
        draft.language(), draft.title(), ReadableText.of(draft.text()).text(), labelled.id());
  }

  private SegmentFeatures features(Application application, LabelledDraft labelled) {
    Map<SegmentId, Boolean> said = new HashMap<>();
    publisher
        .segments()
        .keySet()
        .forEach(id -> said.put(new SegmentId(id), labelled.clearlyFits(id)));
    Draft draft = labelled.draft();
    return new SegmentFeatures(
        labelled,
        application
            .examples()
            .of(new ItemId(labelled.id()), text(labelled), draft.type(), draft.imprint(), said));
  }

  private <T> T asked(BiFunction<Application, Path, T> question) throws IOException {
    Path data = Files.createTempDirectory("colophon-publisher");
    InstantSource clock = InstantSource.fixed(publisher.writtenAt());
    try {
      copyVocabularies(data.resolve("vocabularies"));
      Config config =
          Config.of(
              Map.of(ConfigKey.DATA, List.of(data.toString()), ConfigKey.MODEL, List.of(model)));
      try (ServiceClient service = ServiceClient.open(config, clock)) {
        for (String name : IMPORTED) {
          bringIn(service, folder.resolve(name));
        }
      }
      try (Application application = Application.open(config, clock)) {
        application.catchUp();
        application.readRecords();
        return question.apply(application, data);
      }
    } finally {
      delete(data);
    }
  }

  private void copyVocabularies(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Path file : vocabularies) {
      Files.copy(file, directory.resolve(file.getFileName()));
    }
  }

  private static void bringIn(ServiceClient service, Path file) throws IOException {
    BatchImport delivery = new BatchImport(lines -> service.postBatch(lines, null));
    try (InputStream in = Files.newInputStream(file)) {
      delivery.run(
          new JsonLines(file.toString(), in),
          DeliveryDefaults.Presets.NONE,
          result -> check(file, result));
    }
  }

  private static void check(Path file, LineResult result) {
    if (result instanceof LineResult.Rejected rejected) {
      throw new BrokenFileException(
          file,
          (int) rejected.place().line(),
          "is not taken: " + rejected.field() + " " + rejected.reason());
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
