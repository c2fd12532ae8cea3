package org.colophon.service.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rules for dependencies between the packages of the service.
class DependencyTest {
  private static final String SERVICE = "org.colophon.service";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(SERVICE);

  /// Packages that wire the subjects together.
  private static final Set<String> WIRING = Set.of(SERVICE + ".app");

  @Test
  void packagesHaveNoCycles() {
    slices().matching(SERVICE + ".(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void aStoreIsKnownToItsSubjectOnly() {
    ArchRuleDefinition.classes()
        .should(
            new ArchCondition<JavaClass>("use the stores of their own package only") {
              @Override
              public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                    .filter(d -> d.getTargetClass().getSimpleName().startsWith("Sqlite"))
                    .filter(d -> d.getTargetClass().getPackageName().startsWith(SERVICE))
                    .filter(d -> !d.getTargetClass().getPackageName().equals(user.getPackageName()))
                    .filter(d -> !WIRING.contains(user.getPackageName()))
                    .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
              }
            })
        .because("a subject asks another one by its services, never by its tables")
        .check(CODE);
  }

  @Test
  void kernelsKnowNoSubject() {
    noClasses()
        .that()
        .resideInAPackage(SERVICE + ".http..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(SERVICE + "..")
                .and(
                    not(
                        resideInAnyPackage(
                            SERVICE + ".http..", SERVICE + ".api..", SERVICE + ".store.."))))
        .because("a subject is added without a change there")
        .check(CODE);
    noClasses()
        .that()
        .resideInAPackage(SERVICE + ".store..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(SERVICE + "..").and(not(resideInAPackage(SERVICE + ".store.."))))
        .because("the database knows no subject")
        .check(CODE);
  }

  @Test
  void onlyTheCommandLineKnowsTheWiring() {
    noClasses()
        .that(
            resideInAPackage(SERVICE + "..")
                .and(not(resideInAnyPackage(SERVICE + ".app..", SERVICE + ".cli.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SERVICE + ".app..")
        .because("subjects get what they need in their constructors")
        .check(CODE);
  }

  @Test
  void messagesStandOnTheDomainAlone() {
    noClasses()
        .that()
        .resideInAPackage(SERVICE + ".api..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(SERVICE + "..").and(not(resideInAPackage(SERVICE + ".api.."))))
        .because("every subject uses these parts")
        .check(CODE);
  }

  /// Commands that read or make what no operation does: models, indexes, evaluations; and the
  /// server itself.
  private static final String WITHOUT_OPERATIONS =
      ".*\\.cli\\.(Doctor|Train\\w+|EvalAcceptance|Demo)Command.*"
          + "|.*\\.cli\\.(RunningService|LabelledPublisherRun).*";

  @Test
  void commandsCallOperations() {
    noClasses()
        .that()
        .resideInAPackage(SERVICE + ".cli..")
        .and()
        .haveNameNotMatching(WITHOUT_OPERATIONS)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.app\\.(Stores|Application|RecordNames)")
        .because("a command works the same whether a service runs or not")
        .check(CODE);
  }

  @Test
  void commandsAndPagesKnowNoTables() {
    noClasses()
        .that()
        .resideInAnyPackage(SERVICE + ".cli..", SERVICE + ".web..", SERVICE + ".api..")
        .should()
        .dependOnClassesThat(resideInAPackage("java.sql..").or(simpleNameStartingWith("Sqlite")))
        .because("the command line and the pages are clients")
        .check(CODE);
  }
}
