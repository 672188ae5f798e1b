package io.wavegate.checks.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which room may see which, and what of the world outside; read from byte code. */
final class HouseRulesTest {
  /** What a room may see of the others; the map of rooms in CONTRIBUTING says the same. */
  private static final SequencedMap<String, List<String>> MAY_SEE = new LinkedHashMap<>();

  static {
    MAY_SEE.put("core", List.of());
    MAY_SEE.put("codec", List.of("core"));
    MAY_SEE.put("board", List.of("core"));
    MAY_SEE.put("handlers", List.of("core", "codec", "board"));
    MAY_SEE.put("standins", List.of());
    MAY_SEE.put("engine", List.of());
    MAY_SEE.put("local", List.of("core", "codec", "handlers", "engine", "standins"));
    MAY_SEE.put("cli", List.of("core", "codec", "board", "local"));
  }

  /** Libraries that only some may see. */
  private static final Map<String, List<String>> SEEN_ONLY_BY =
      Map.ofEntries(
          Map.entry(
              "software.amazon.awssdk..",
              List.of(
                  "io.wavegate.handlers",
                  "io.wavegate.handlers.aws",
                  "io.wavegate.handlers.store",
                  "io.wavegate.standins.http",
                  "io.wavegate.local.cloud",
                  // Signs what people ask for.
                  "io.wavegate.cli")),
          Map.entry(
              "com.amazonaws..",
              // The package of the wiring: what is told of a function names its invocation.
              List.of(
                  "io.wavegate.handlers",
                  "io.wavegate.handlers.handler",
                  "io.wavegate.local.cloud")),
          Map.entry(
              "software.amazon.lambda..",
              List.of("io.wavegate.handlers", "io.wavegate.handlers.aws")),
          Map.entry("software.amazon.event..", List.of("io.wavegate.standins.eventbridge")),
          Map.entry("net.fortuna.ical4j..", List.of("io.wavegate.standins.ssm")),
          Map.entry("com.dashjoin..", List.of("io.wavegate.engine.query")),
          Map.entry("com.fasterxml.jackson.dataformat..", List.of("io.wavegate.standins.protocol")),
          Map.entry("com.sun.net.httpserver..", List.of("io.wavegate.local.endpoint")),
          Map.entry("java.sql..", List.of("io.wavegate.local.store")),
          Map.entry("picocli..", List.of("io.wavegate.cli")),
          Map.entry(
              "org.snakeyaml..", List.of("io.wavegate.codec.yaml", "io.wavegate.local.template")));

  private static void check(ArchRule rule) {
    rule.check(OurClasses.ALL);
  }

  @Test
  void everyRoomIsRead() {
    for (String room : OurClasses.ROOMS) {
      assertThat(OurClasses.ALL.stream().filter(inRoom(room)).count()).as(room).isGreaterThan(5);
    }
    assertThat(MAY_SEE.keySet()).containsExactlyInAnyOrderElementsOf(OurClasses.ROOMS);
    assertThat(OurClasses.ALL.stream().filter(not(resideInAPackage("io.wavegate..")))).isEmpty();
  }

  private static DescribedPredicate<JavaClass> inRoom(String room) {
    return resideInAPackage("io.wavegate." + room + "..");
  }

  @TestFactory
  List<DynamicTest> aRoomSeesOnlyTheRoomsItMay() {
    return MAY_SEE.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertSees(e.getKey(), e.getValue())))
        .toList();
  }

  private static void assertSees(String room, List<String> others) {
    String[] hidden =
        OurClasses.ROOMS.stream()
            .filter(other -> !other.equals(room) && !others.contains(other))
            .map(other -> "io.wavegate." + other + "..")
            .toArray(String[]::new);
    check(noClasses().that(inRoom(room)).should().dependOnClassesThat(resideInAnyPackage(hidden)));
  }

  @Test
  void coreStandsOnJavaAlone() {
    check(
        classes()
            .that(inRoom("core"))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("io.wavegate.core..", "java..", "org.jspecify..")));
  }

  @Test
  void theJudgementDoesNotKnowThePorts() {
    check(
        noClasses()
            .that(inRoom("core").and(not(resideInAPackage("io.wavegate.core.port"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavegate.core.port"));
  }

  @Test
  void theBoardStandsOnCoreAndJavaAlone() {
    check(
        classes()
            .that(inRoom("board"))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "io.wavegate.board..", "io.wavegate.core..", "java..", "org.jspecify..")));
  }

  @Test
  void onlyTheWiringKnowsTheAdapters() {
    check(
        noClasses()
            .that(not(resideInAnyPackage("io.wavegate.handlers", "io.wavegate.handlers.aws")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavegate.handlers.aws.."));
  }

  @Test
  void handlersAreReachedByTheirWiringOnly() {
    check(
        noClasses()
            .that(inRoom("handlers").and(not(resideInAPackage("io.wavegate.handlers.handler"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wavegate.handlers.handler"));
  }

  /** Who checks a simulated run must not err as the program does. */
  @Test
  void theCheckerOfSimulationsReadsTheTraceAlone() {
    check(
        noClasses()
            .that(
                resideInAnyPackage(
                    "io.wavegate.local.simulate.checker..", "io.wavegate.local.simulate.trace.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.wavegate.core..",
                "io.wavegate.codec..",
                "io.wavegate.handlers..",
                "io.wavegate.engine..",
                "io.wavegate.standins..",
                "io.wavegate.local.cloud..",
                "io.wavegate.local.simulate.run.."));
  }

  @TestFactory
  List<DynamicTest> aLibraryIsSeenOnlyWhereItBelongs() {
    return SEEN_ONLY_BY.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertHidden(e.getKey(), e.getValue())))
        .toList();
  }

  private static void assertHidden(String library, List<String> seenBy) {
    String[] seers = seenBy.toArray(String[]::new);
    check(
        noClasses()
            .that(not(resideInAnyPackage(seers)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
    assertThat(OurClasses.ALL.stream().filter(resideInAnyPackage(seers)).anyMatch(sees(library)))
        .as("somebody sees %s", library)
        .isTrue();
  }

  private static DescribedPredicate<JavaClass> sees(String library) {
    DescribedPredicate<JavaClass> there = resideInAPackage(library);
    return DescribedPredicate.describe(
        "sees " + library,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> there.test(dependency.getTargetClass())));
  }

  @TestFactory
  List<DynamicTest> packagesOfARoomHaveNoCycles() {
    return OurClasses.ROOMS.stream()
        .map(room -> DynamicTest.dynamicTest(room, () -> assertNoCycles(room)))
        .toList();
  }

  private static void assertNoCycles(String room) {
    check(slices().assignedFrom(new PackagesOf("io.wavegate." + room)).should().beFreeOfCycles());
  }

  /** Each package of a room is a slice, the room's own too. */
  private record PackagesOf(String room) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      return name.equals(room) || name.startsWith(room + ".")
          ? SliceIdentifier.of(name)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + room;
    }
  }
}
