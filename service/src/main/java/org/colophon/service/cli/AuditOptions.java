package org.colophon.service.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ImprintId;
import org.colophon.service.audit.BacklistRadar;
import org.colophon.service.audit.CampaignRow;
import org.colophon.service.audit.CatalogAudit;
import org.colophon.service.audit.JudgedDay;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigSources;
import org.colophon.service.imports.Manifest;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyException;
import org.colophon.vocabulary.VocabularyReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Options of the commands that look at files without a data directory.
final class AuditOptions {
  private static final List<String> FOR_FILES =
      List.of("--content-type", "--territory", "--vocabulary", "--expected-every");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--imprint",
      paramLabel = "ID",
      description = "Whose items they are, where the files do not say: of a feed.")
  private @Nullable String imprint;

  @Option(
      names = "--content-type",
      paramLabel = "TYPE",
      description = "Of a feed: news, guide, archive or page.")
  private @Nullable ContentType type;

  @Option(
      names = "--territory",
      paramLabel = "COUNTRY",
      description = "Readers' country, such as DE; the first one decides (default: configuration).")
  private List<String> territories = List.of();

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description = "Thema: EDItEUR's JSON or a table (default: the bundled selection).")
  private @Nullable Path vocabulary;

  @Option(
      names = "--expected-every",
      paramLabel = "DURATION",
      defaultValue = "P30D",
      description =
          "Time between deliveries; what is older than three is unknown (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration expectedEvery = Duration.ZERO;

  /// A request for an audit.
  ///
  /// @param day at whose end everything is judged; null: now
  CatalogAudit.Request request(
      List<Path> files,
      @Nullable String day,
      Instant now,
      @Nullable Path campaigns,
      List<String> topics)
      throws IOException {
    if (files.isEmpty()) {
      throw usage("name a file");
    }
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw usage("'" + file + "' was not found");
      }
    }
    topics.forEach(this::checkTopic);
    Config.Region region = region();
    Manifest read = manifest(region.zone());
    return new CatalogAudit.Request(
        files,
        read,
        day == null ? now : end(day, read.calendar().zone(), now),
        countries(region),
        campaigns == null ? List.of() : rows(campaigns, read.calendar().zone()),
        topics);
  }

  /// The imprint that was given; empty when none was.
  Optional<String> imprint() {
    return Optional.ofNullable(imprint);
  }

  /// Refuses a topic that cannot be searched for.
  void checkTopic(String topic) {
    if (!BacklistRadar.isTopic(topic)) {
      throw usage(
          "'"
              + topic
              + "' has no word of three letters or more than "
              + BacklistRadar.LONGEST_TOPIC
              + " characters: give the words of the topic");
    }
  }

  /// Refuses options that have a meaning with files alone.
  void checkNoneForFiles() {
    for (String name : FOR_FILES) {
      if (command.commandLine().getParseResult().hasMatchedOption(name)) {
        throw usage(name + " needs files: without them the data directory decides");
      }
    }
  }

  private Manifest manifest(ZoneId zone) {
    if (imprint != null && !IdGrammar.keeps(imprint)) {
      throw usage("'" + imprint + "' is not a valid imprint id: use a-z, 0-9, '.', '_' and '-'");
    }
    ImprintId owner = imprint == null ? null : new ImprintId(imprint);
    DeskId desk = imprint == null ? null : new DeskId(imprint);
    String every = expectedEvery.toString();
    return new Manifest(null, null, owner, desk, type, null, zone.getId(), every, null, null, null);
  }

  private Config.Region region() {
    return new ConfigSources(Map.of(), null, ConfigOptions.environment(command)).config().region();
  }

  private List<String> countries(Config.Region region) {
    for (String country : territories) {
      if (!country.matches("[A-Z]{2}")) {
        throw usage(
            "'" + country + "' is not a valid territory: use two capital letters, as in DE");
      }
    }
    List<String> all = new ArrayList<>(territories.isEmpty() ? region.territories() : territories);
    region.priceTerritories().stream().filter(one -> !all.contains(one)).forEach(all::add);
    return all;
  }

  private Instant end(String day, ZoneId zone, Instant now) {
    try {
      return JudgedDay.of(day, zone, now);
    } catch (DateTimeException e) {
      throw new ParameterException(
          command.commandLine(), "'" + day + "' is not a valid date: use YYYY-MM-DD", e);
    }
  }

  private List<CampaignRow> rows(Path file, ZoneId zone) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw usage("'" + file + "' was not found");
    }
    try {
      return CampaignRow.read(Files.readString(file), zone);
    } catch (CharacterCodingException e) {
      String wrong = file + " is not UTF-8: save the table as UTF-8";
      throw new ParameterException(command.commandLine(), wrong, e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), file + ": " + e.getMessage(), e);
    }
  }

  /// The vocabulary that Thema codes are checked by.
  List<Vocabulary> vocabularies() {
    Path file = vocabulary;
    if (file == null) {
      return List.of(VocabularyReader.books());
    }
    try {
      Vocabulary read = VocabularyReader.open(file);
      if (!read.scheme().equals("thema")) {
        throw usage(file + " has the scheme '" + read.scheme() + "', not 'thema'");
      }
      return List.of(read.supplementedBy(VocabularyReader.books()));
    } catch (VocabularyException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
