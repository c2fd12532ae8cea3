package org.colophon.service.audit;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.colophon.service.imports.onix.OnixPatch;
import org.colophon.service.imports.onix.SubjectChange;
import org.colophon.vocabulary.Vocabulary;

/// The result of an audit.
///
/// @param files by when they became known
/// @param thema the vocabulary that Thema codes were checked by
/// @param problems the first records that could not be read
/// @param radar the backlist that fits, by topic
/// @param changes the certain changes of subjects, by file and line of the record
public record CatalogReport(
    CatalogAudit.Request request,
    List<AuditFile> files,
    Vocabulary thema,
    Figures figures,
    Examples examples,
    List<AuditProblem> problems,
    List<CampaignFinding> campaigns,
    Map<String, BacklistRadar.Result> radar,
    Map<AuditFile, Map<Long, List<SubjectChange>>> changes) {
  public CatalogReport {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    campaigns = List.copyOf(campaigns);
  }

  /// Writes the ONIX block updates with the certain changes, one a file.
  ///
  /// @param report beside which they are written
  /// @param failed is told why the update of a file could not be written
  /// @return the files written
  public List<Path> writePatches(Path report, Consumer<String> failed) throws IOException {
    List<Path> written = new ArrayList<>();
    String name = String.valueOf(report.getFileName()).replaceFirst("\\.[a-z]+$", "");
    for (AuditFile file : files) {
      Map<Long, List<SubjectChange>> wanted = changes.getOrDefault(file, Map.of());
      if (!wanted.isEmpty()) {
        int number = written.size() + 1;
        Path patch = report.resolveSibling(name + "-patch-" + number + ".xml");
        try {
          write(file, wanted, patch);
          written.add(patch);
        } catch (IOException e) {
          failed.accept(file.name() + ": no ONIX update was written: " + e.getMessage());
        }
      }
    }
    return written;
  }

  /// Leaves no half of an update behind.
  private void write(AuditFile file, Map<Long, List<SubjectChange>> wanted, Path patch)
      throws IOException {
    Path half = patch.resolveSibling(patch.getFileName() + ".new");
    try {
      try (Writer out = Files.newBufferedWriter(half)) {
        new OnixPatch(file.path(), wanted, request.asOf()).write(out);
      }
      Files.move(half, patch, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
