package org.colophon.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "org.colophon.enrichment", "org.colophon.audience", "org.colophon.matching");

  @Test
  void onlyItsOwnAdapterKnowsLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.colophon.matching.lucene")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .because("the search engine is a part that can be exchanged")
        .check(CLASSES);
  }

  @Test
  void enrichmentAndAudiencesKnowNothingOfWhatIsBuiltOnThem() {
    noClasses()
        .that()
        .resideInAnyPackage("org.colophon.enrichment", "org.colophon.audience")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.colophon.matching..",
            "org.colophon.recommend..",
            "org.colophon.desk..",
            "org.colophon.governance..")
        .because("dependencies run from the desk down to the models")
        .check(CLASSES);
  }

  @Test
  void matchingKnowsNoAdapterOfItsOwn() {
    noClasses()
        .that()
        .resideInAPackage("org.colophon.matching")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.colophon.matching.lucene", "org.colophon.desk..")
        .because("ports know no adapters; they are wired in Main")
        .check(CLASSES);
  }

  @Test
  void domainCodeUsesModelsThroughTheirInterfaces() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.colophon.models.onnx", "org.colophon.models.opennlp")
        .because("models are chosen in Main")
        .check(CLASSES);
  }
}
