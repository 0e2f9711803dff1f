package io.ringroom.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;

/** What may use what, over everything we ship. The picture of it is {@code architecture.puml}. */
@AnalyzeClasses(packages = "io.ringroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Path DIAGRAM = Path.of("..", "docs", "architecture.puml");

  @ArchTest
  static void the_rules_see_all_modules(JavaClasses classes) {
    assertThat(classes).hasSizeGreaterThan(400);
    assertThat(
            classes.stream()
                .map(type -> type.getPackageName().replaceFirst("io\\.ringroom\\.(\\w+).*", "$1"))
                .distinct())
        .containsExactlyInAnyOrder(
            "id", "protocol", "domain", "actor", "persistence", "http", "media", "launcher");
  }

  @ArchTest
  static final ArchRule dependencies_are_those_of_the_diagram =
      classes().should(adhereToPlantUmlDiagram(DIAGRAM, consideringOnlyDependenciesInDiagram()));

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.ringroom.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_domain_is_pure =
      classes()
          .that()
          .resideInAPackage("io.ringroom.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.ringroom.domain..",
              "io.ringroom.id..",
              "io.ringroom.protocol..",
              "java.lang..",
              "java.util",
              "java.util.function",
              "java.util.regex",
              "java.util.stream",
              "java.time",
              "com.fasterxml.jackson.annotation",
              "org.jspecify.annotations")
          .because("what is decided must be the same when it is decided again");

  @ArchTest
  static final ArchRule the_domain_is_given_the_time_and_its_ids =
      noClasses()
          .that()
          .resideInAPackage("io.ringroom.domain..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class);

  @ArchTest
  static final ArchRule the_protocols_are_records_and_annotations_only =
      classes()
          .that()
          .resideInAnyPackage("io.ringroom.protocol..", "io.ringroom.id..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.ringroom.protocol..",
              "io.ringroom.id..",
              "java.lang..",
              "java.util..",
              "java.time",
              "com.fasterxml.jackson.annotation",
              "org.jspecify.annotations");

  @ArchTest
  static final ArchRule the_media_node_has_no_akka =
      noClasses()
          .that()
          .resideInAPackage("io.ringroom.media..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("akka..", "scala..");

  @ArchTest
  static final ArchRule native_code_is_called_where_it_is_bound =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.ringroom.media.gst..", "io.ringroom.media.opus..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.freedesktop.gstreamer..", "com.sun.jna..")
          .because("a wrong call there ends the process without a word");

  @ArchTest
  static final ArchRule the_router_does_not_know_native_code =
      noClasses()
          .that()
          .resideInAPackage("io.ringroom.media..")
          .and()
          .resideOutsideOfPackages(
              "io.ringroom.media.gst..", "io.ringroom.media.opus..", "io.ringroom.media.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.ringroom.media.gst..", "io.ringroom.media.opus..")
          .because("native code may take its process with it, and that must not be the router's");

  @ArchTest
  static final ArchRule akka_http_stays_at_the_front_door =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ringroom.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("akka.http..");

  @ArchTest
  static final ArchRule sql_stays_in_persistence =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.ringroom.persistence..", "io.ringroom.launcher..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer.hikari..");

  @ArchTest
  static final ArchRule configuration_is_read_into_records_and_nowhere_else =
      noClasses()
          .that()
          .haveNameNotMatching(
              ".*(Settings|Limits|Tenants|Policies|Keys|Config|Platform|Main)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.typesafe.config..");

  @ArchTest
  static final ArchRule nothing_logs_through_java_util_logging =
      NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule only_the_launcher_and_the_worker_write_to_standard_output =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.ringroom.launcher..", "io.ringroom.media.worker..")
          .and()
          .haveNameNotMatching(".*Main(\\$.*)?")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("a terminal is for the launcher's words, and the worker's pipes for its router");

  @ArchTest
  static void every_package_says_that_nothing_is_null_in_it(JavaClasses classes) {
    assertThat(classes.stream().map(type -> type.getPackage()).distinct())
        .allSatisfy(
            unit ->
                assertThat(unit.isAnnotatedWith(NullMarked.class))
                    .as("%s has a package-info.java with @NullMarked", unit.getName())
                    .isTrue());
  }
}
