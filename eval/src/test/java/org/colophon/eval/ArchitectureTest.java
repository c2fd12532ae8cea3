package org.colophon.eval;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.colophon.eval");

  @Test
  void metricsAndStatisticsArePure() {
    noClasses()
        .that()
        .resideInAnyPackage("..eval.metrics..", "..eval.stats..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..eval.sets..",
            "..eval.runs..",
            "..eval.systems..",
            "..eval.scoring..",
            "org.colophon.models..",
            "java.io..",
            "java.nio.file..")
        .because("a measure must be readable and testable without anything else")
        .check(CLASSES);
  }

  @Test
  void timeIsInjected() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .because("a run must be repeatable")
        .check(CLASSES);
  }

  @Test
  void systemsUnderTestDoNotSeeRuns() {
    noClasses()
        .that()
        .resideInAPackage("..eval.systems..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..eval.runs..", "..eval.report..", "..eval.stats..")
        .because("what is measured must not know how it is measured")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> marked =
        CLASSES.stream()
            .filter(c -> c.getSimpleName().equals("package-info"))
            .filter(c -> c.isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    Set<String> all = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertTrue(marked.containsAll(all), "not @NullMarked: " + all + " without " + marked);
  }
}
