package org.colophon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Submission;
import org.colophon.governance.Cleared;
import org.colophon.governance.GateSession;
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
        .and(not(resideInAPackage("org.colophon.enrichment..")))
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
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.colophon.catalog..", "java..", "org.jspecify..")
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
}
