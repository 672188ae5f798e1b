package io.wavegate.handlers.gate;

import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.GateId;
import io.wavegate.core.policy.Canary;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.verdict.Judgement.KeepBaking;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Releases.Announced;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tests that a bake has to run from now on, as its state machine is given them. */
final class TestTasks {
  private final Ports ports;
  private final Books books;
  private final Looks looks;

  TestTasks(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
  }

  /**
   * The tests that have not ended, those that are due by now, and the canary where there is too
   * little traffic: a re-entry runs no finished test again.
   */
  List<TestTask> remaining(Loaded loaded, Stands.Baking baking, Optional<KeepBaking> keep) {
    Instant until = keep.map(KeepBaking::until).orElse(baking.window().until());
    List<String> due = keep.map(KeepBaking::due).orElse(List.of());
    List<TestTask> tasks = new ArrayList<>();
    for (TestEvidence evidence : looks.tests(loaded.gate(), loaded.wave())) {
      spec(loaded, evidence.name())
          .flatMap(
              test ->
                  due.contains(test.name())
                      ? Optional.of(task(loaded, test, Duration.ZERO))
                      : beside(test, evidence.outcome(), until)
                          .map(wait -> task(loaded, test, wait)))
          .ifPresent(tasks::add);
    }
    keep.flatMap(KeepBaking::canary)
        .map(function -> Canary.run(function, until))
        .ifPresent(canary -> tasks.add(task(loaded, canary, Duration.ZERO)));
    return tasks;
  }

  private static Optional<TestSpec> spec(Loaded loaded, String name) {
    return loaded.wave().tests().stream().filter(test -> test.name().equals(name)).findFirst();
  }

  /** How long a test waits that runs beside the bake; empty if it need not run any more. */
  private Optional<Duration> beside(TestSpec test, TestOutcome outcome, Instant until) {
    return switch (outcome) {
      case TestOutcome.Missing missing when test.isAtEnd() -> Optional.empty();
      case TestOutcome.Missing missing -> Optional.of(Duration.ZERO);
      case TestOutcome.Failed failed -> Optional.empty();
      case TestOutcome.Passed passed ->
          test.every()
              .map(every -> passed.at().plus(every))
              .filter(next -> next.isBefore(until))
              .map(next -> Duration.between(ports.time().now(), next))
              .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    };
  }

  private TestTask task(Loaded loaded, TestSpec test, Duration wait) {
    long timeout = Math.max(1, test.timeout().toSeconds());
    long heartbeat =
        test.kind() instanceof TestKind.Callback callback
            ? callback.heartbeat().map(Duration::toSeconds).orElse(timeout)
            : timeout;
    TestTask.Context context = context(loaded, test);
    return new TestTask(
        test.name(),
        word(test.kind(), context.revision()),
        test.kind() instanceof TestKind.Lambda lambda ? lambda.function() : "",
        resource(test.kind()),
        timeout,
        Math.min(heartbeat, timeout),
        wait.toSeconds(),
        "",
        "",
        context);
  }

  /** No build can be of a revision that nobody knows; what it comes to is no result. */
  private static String word(TestKind kind, String revision) {
    return kind instanceof TestKind.CodeBuild build && revision.isEmpty()
        ? new TestKind.CodeBuild(build.project()).word()
        : kind.word();
  }

  private static String resource(TestKind kind) {
    return switch (kind) {
      case TestKind.Lambda lambda -> "";
      case TestKind.Http http -> "";
      case TestKind.CodeBuild build -> build.project();
      case TestKind.StateMachine machine -> machine.stateMachine();
      case TestKind.Synthetics synthetics -> synthetics.canary();
      case TestKind.Callback callback -> callback.bus() + callback.queue();
      case TestKind.Metric metric -> "";
      case TestKind.Redeploy redeploy -> "";
    };
  }

  private TestTask.Context context(Loaded loaded, TestSpec test) {
    GateId gate = loaded.gate().id().gate();
    String revision =
        books.releases().announced(gate.release()).map(Announced::revision).orElse("");
    return new TestTask.Context(
        loaded.gate().service(),
        loaded.wave().name(),
        gate.stage(),
        gate.execution(),
        revision,
        test.name(),
        loaded.gate().id().number(),
        test.when().version().name().toLowerCase(Locale.ROOT),
        loaded.wave().targets());
  }
}
