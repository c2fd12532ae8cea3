package org.colophon.models.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
  private static final String ROOT = "org.colophon.models";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @ParameterizedTest
  @CsvSource({
    "ai.onnxruntime..,onnx",
    "ai.djl..,onnx",
    "opennlp..,opennlp",
    "de.bwaldvogel..,linear",
    "dev.langchain4j..,llm",
    "com.fasterxml..,files"
  })
  void oneAdapterPerLibrary(String library, String adapter) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + adapter)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("a library can be replaced when one package knows it")
        .check(MAIN);
  }

  @Test
  void theInterfacesKnowNoAdapter() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".*")
        .because("adapters depend on interfaces, never the other way round")
        .check(MAIN);
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    for (String adapter : List.of("onnx", "opennlp", "linear", "llm")) {
      List<String> others =
          List.of("onnx", "opennlp", "linear", "llm", "testing").stream()
              .filter(other -> !other.equals(adapter))
              .map(other -> ROOT + "." + other)
              .toList();
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + adapter)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others.toArray(String[]::new))
          .because("whoever wires them together stands above")
          .check(MAIN);
    }
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        MAIN.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
            .map(javaPackage -> javaPackage.getName())
            .toList();

    assertEquals(List.of(), unmarked);
  }

  @Test
  void timeAndChanceComeFromOutside() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .because("the same input must give the same output")
        .check(MAIN);
  }

  @Test
  void nothingReachesForTheNetwork() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..")
        .because("models are files; nothing is downloaded")
        .check(MAIN);
  }

  @Test
  void adaptersShowOneFactoryEach() {
    for (String adapter : List.of("onnx", "opennlp", "llm")) {
      classes()
          .that()
          .resideInAPackage(ROOT + "." + adapter)
          .and()
          .arePublic()
          .should()
          .haveSimpleNameEndingWith("Models")
          .because("the rest of an adapter is nobody's business")
          .check(MAIN);
    }
  }
}
