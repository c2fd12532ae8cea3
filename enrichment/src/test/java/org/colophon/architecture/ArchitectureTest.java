package org.colophon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Submission;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.GateSession;
import org.colophon.models.UnicodeForm;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.colophon");

  @Test
  void onlyTheGateMakesClearedItems() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(GateSession.class)
        .should()
        .callConstructorWhere(
            new com.tngtech.archunit.base.DescribedPredicate<>("it makes a Cleared") {
              @Override
              public boolean test(com.tngtech.archunit.core.domain.JavaConstructorCall call) {
                return call.getTargetOwner().isEquivalentTo(Cleared.class);
              }
            })
        .because("a second maker would be a second gate")
        .check(CODE);
  }

  @Test
  void readerFacingCodeNeverSeesARawItem() {
    noClasses()
        .that()
        .resideInAPackage("org.colophon.recommend..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Item.class, ItemVersion.class, Submission.class)
        .because("what reaches a reader was cleared by the gate")
        .check(CODE);
  }

  @Test
  void onlyOnePackageKnowsLucene() {
    noClasses()
        .that(not(resideInAPackage("org.colophon.matching.lucene..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .because("the index is derived and behind a port")
        .check(CODE);
  }

  @Test
  void catalogAndGovernanceStandOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("org.colophon.catalog..")
        .should()
        .onlyDependOnClassesThat(
            // the JDK's normalizer takes quadratic time for runs of accents
            resideInAnyPackage("org.colophon.catalog..", "java..", "org.jspecify..")
                .or(equivalentTo(UnicodeForm.class)))
        .because("the record of what exists depends on nothing")
        .check(CODE);
  }

  @Test
  void nobodyReadsTheClockBehindOurBack() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("time comes from one injected InstantSource")
        .check(CODE);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .should(
            new com.tngtech.archunit.lang.ArchCondition<com.tngtech.archunit.core.domain.JavaClass>(
                "reside in a package marked @NullMarked") {
              @Override
              public void check(
                  com.tngtech.archunit.core.domain.JavaClass item,
                  com.tngtech.archunit.lang.ConditionEvents events) {
                if (!item.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                  events.add(
                      com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                          item, item.getPackageName() + " has no @NullMarked package-info"));
                }
              }
            })
        .because("absence has to be said")
        .check(CODE);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices()
        .matching("org.colophon.(**)")
        .should()
        .beFreeOfCycles()
        .because("a package can be understood with those below it alone")
        .check(CODE);
  }

  @Test
  void textsAndAudiencesKnowNothingOfMatchingOrTheGate() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.colophon.text..",
            "org.colophon.annotation..",
            "org.colophon.vocabulary..",
            "org.colophon.subjects..",
            "org.colophon.keyphrases..",
            "org.colophon.similarity..",
            "org.colophon.enrichment..",
            "org.colophon.audience..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.colophon.matching..",
            "org.colophon.recommend..",
            "org.colophon.editorial..",
            "org.colophon.feed..",
            "org.colophon.governance..")
        .because("dependencies run from the editor's use cases down to the models")
        .check(CODE);
  }

  @Test
  void matchingKnowsNoAdapterOfItsOwn() {
    noClasses()
        .that()
        .resideInAPackage("org.colophon.matching")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.colophon.matching.lucene..", "org.colophon.editorial..")
        .because("ports know no adapters; they are wired in the service")
        .check(CODE);
  }

  @Test
  void domainCodeUsesModelsThroughTheirInterfaces() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.colophon.models..", "org.colophon.eval..", "org.colophon.service..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.colophon.models.onnx..", "org.colophon.models.opennlp..")
        .because("models are chosen in the service")
        .check(CODE);
  }
}
