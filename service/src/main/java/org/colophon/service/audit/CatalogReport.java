package org.colophon.service.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  /// @return the files written
  public List<Path> writePatches(Path report) throws IOException {
    List<Path> written = new ArrayList<>();
    String name = String.valueOf(report.getFileName()).replaceFirst("\\.[a-z]+$", "");
    for (AuditFile file : files) {
      Map<Long, List<SubjectChange>> wanted = changes.getOrDefault(file, Map.of());
      if (!wanted.isEmpty()) {
        int number = written.size() + 1;
        Path patch = report.resolveSibling(name + "-patch-" + number + ".xml");
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(patch))) {
          new OnixPatch(file.path(), wanted, request.asOf()).write(out);
        }
        written.add(patch);
      }
    }
    return written;
  }
}
