package io.wavegate.checks.house;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Time, threads, randomness and the console come in at named edges, and nowhere else. */
final class DeterminismTest {
  /** What is forbidden, as {@code owner.member} patterns, to the classes that may do it. */
  private static final SequencedMap<String, Set<String>> EDGES = new LinkedHashMap<>();

  static {
    EDGES.put(
        "java\\.time\\.(Instant|Local\\w+|Zoned\\w+|Offset\\w+|Year\\w*|chrono\\.\\w+)\\.now",
        Set.of());
    // RealTime paces the live run, which follows from its file whatever the clock shows.
    EDGES.put(
        "java\\.time\\.Clock\\..*",
        Set.of("io.wavegate.handlers.Wiring", "io.wavegate.local.live.RealTime"));
    EDGES.put("java\\.util\\.(Date|GregorianCalendar)\\.<init>", Set.of());
    EDGES.put("java\\.util\\.Calendar\\.getInstance", Set.of());
    EDGES.put(
        "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)",
        Set.of("io.wavegate.local.live.RealTime"));
    EDGES.put("java\\.lang\\.System\\.(out|err|in)", Set.of());
    EDGES.put("java\\.lang\\.System\\.exit", Set.of("io.wavegate.cli.Main"));
    EDGES.put(
        "java\\.lang\\.System\\.getenv",
        Set.of(
            "io.wavegate.handlers.Wiring",
            "io.wavegate.cli.Terminal",
            "io.wavegate.cli.OperateEndpoint"));
    EDGES.put("java\\.lang\\.(Thread(\\$\\w+)*\\.(sleep|onSpinWait)|Object\\.wait)", Set.of());
    EDGES.put(
        "java\\.util\\.concurrent\\.locks\\.LockSupport\\.park\\w*",
        Set.of("io.wavegate.cli.Pause"));
    EDGES.put(
        "java\\.lang\\.Thread(\\$\\w+)*\\.(<init>|start\\w*|ofVirtual|ofPlatform|unstarted)",
        // Independent runs side by side, each on one thread, and none sees another; the threads of
        // Interrupt and Hunt only end a process in order.
        Set.of(
            "io.wavegate.local.time.Scheduler",
            "io.wavegate.local.simulate.run.Workers",
            "io.wavegate.cli.Interrupt",
            "io.wavegate.cli.Hunt"));
    EDGES.put(
        "java\\.util\\.concurrent\\.(Executor\\w*|\\w*Executor|\\w*ExecutorService|ForkJoin\\w+"
            + "|CompletableFuture|StructuredTaskScope|TimeUnit)\\..*",
        // Requests wait on threads of their own; the run lets them in one at a time.
        Set.of("io.wavegate.local.live.RealTime", "io.wavegate.local.endpoint.LoopbackEndpoint"));
    EDGES.put("java\\.util\\.Timer\\..*", Set.of());
    EDGES.put(
        "java\\.util\\..*\\.parallel(Stream)?",
        // Each hunt simulates in a process of its own, and they are told in their order.
        Set.of("io.wavegate.cli.PlantedHunts"));
    // StatesFunctions draws from the seed that an expression gives, as Step Functions does.
    EDGES.put(
        "java\\.util\\.Random\\.<init>",
        Set.of(
            "io.wavegate.engine.query.StatesFunctions",
            "io.wavegate.local.time.Scheduler",
            "io.wavegate.local.simulate.schedule.Draw"));
    EDGES.put("java\\.util\\.UUID\\.randomUUID", Set.of());
    EDGES.put("java\\.lang\\.Math\\.random", Set.of());
    EDGES.put(
        "java\\.(security\\.SecureRandom|util\\.concurrent\\.ThreadLocalRandom"
            + "|util\\.SplittableRandom|util\\.random\\.\\w+)\\..*",
        Set.of("io.wavegate.handlers.Wiring"));
    EDGES.put("java\\.util\\.Locale\\.(getDefault|setDefault)", Set.of());
    EDGES.put("java\\.time\\.ZoneId\\.systemDefault", Set.of());
    EDGES.put("java\\.lang\\.System\\.identityHashCode", Set.of());
  }

  @TestFactory
  List<DynamicTest> onlyTheNamedEdgesTouch() {
    return EDGES.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertEdges(e.getKey(), e.getValue())))
        .toList();
  }

  private static void assertEdges(String forbidden, Set<String> edges) {
    List<String> found = new ArrayList<>();
    Set<String> used = new TreeSet<>();
    for (JavaClass type : OurClasses.ALL) {
      String outer = outermost(type);
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        if (member(access).matches(forbidden)) {
          if (edges.contains(outer)) {
            used.add(outer);
          } else {
            found.add(access.getDescription());
          }
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(used).as("the edges that are named, and no longer needed").isEqualTo(edges);
  }

  private static String member(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getTarget().getName();
  }

  private static String outermost(JavaClass type) {
    String name = type.getName();
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }

  /** What is written once, when its class is loaded, is the same in every run. */
  @Test
  void noStaticFieldIsWrittenTo() {
    List<String> mutable =
        OurClasses.ALL.stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getModifiers().contains(STATIC))
            .filter(field -> !field.getModifiers().contains(FINAL))
            .map(field -> field.getFullName())
            .toList();
    assertThat(mutable).isEmpty();
  }
}
