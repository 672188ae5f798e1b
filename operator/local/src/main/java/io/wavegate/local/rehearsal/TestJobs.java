package io.wavegate.local.rehearsal;

import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.scenario.Deed.TestAnswers;
import io.wavegate.local.scenario.TestJob;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.codebuild.BuildOutcome;
import io.wavegate.standins.synthetics.CanaryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Builds, state machines and canaries of the team's own, which tests run or ask. */
final class TestJobs {
  /** Longer than any test waits. */
  private static final Duration FOR_EVER = Duration.ofDays(9);

  /** What a team's state machine is here: one function, which answers as the world says. */
  private static final String MACHINE =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Try Orders", "States": {
        "Try Orders": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "WORKER", "Payload": "{% $states.input %}"},
          "Output": "{% $states.result.Payload %}", "Next": "All Well?"},
        "All Well?": {"Type": "Choice", "Default": "Not Well",
          "Choices": [{"Condition": "{% $states.input.status = 'passed' %}", "Next": "Well"}]},
        "Well": {"Type": "Succeed"},
        "Not Well": {"Type": "Fail", "Error": "TestFailed",
          "Cause": "{% $states.input.summary %}"}}}""";

  private final LocalCloud cloud;
  private final Scheduler scheduler;
  private final Map<String, NavigableMap<Instant, TestAnswers>> said = new LinkedHashMap<>();

  TestJobs(LocalCloud cloud, Scheduler scheduler) {
    this.cloud = cloud;
    this.scheduler = scheduler;
  }

  /** Puts one there; the function of a state machine is registered by whoever has functions. */
  void put(TestJob job) {
    change(job.answers());
    switch (job.kind()) {
      case BUILD ->
          cloud
              .further()
              .builds()
              .putProject(job.name(), request -> build(job, at(job.name(), scheduler.now())));
      case CANARY ->
          cloud
              .further()
              .canaries()
              .putCanary(job.name(), job.every(), started -> run(at(job.name(), started)));
      case MACHINE -> {
        String unused =
            cloud
                .engine()
                .createStateMachine(job.name(), MACHINE.replace("WORKER", workerOf(job.name())));
      }
    }
  }

  /** The function in which a state machine does its work. */
  static String workerOf(String machine) {
    return machine + "-worker";
  }

  /** It comes to something else from now on. */
  void change(TestAnswers answers) {
    said.computeIfAbsent(answers.function(), name -> new TreeMap<>()).put(scheduler.now(), answers);
  }

  private TestAnswers at(String name, Instant then) {
    NavigableMap<Instant, TestAnswers> all = Objects.requireNonNull(said.get(name));
    return Objects.requireNonNull(all.floorEntry(then)).getValue();
  }

  private static BuildOutcome build(TestJob job, TestAnswers answers) {
    BuildOutcome outcome =
        switch (answers.answer()) {
          case PASSED -> BuildOutcome.success(answers.takes());
          case FAILED -> BuildOutcome.failure(answers.takes(), answers.summary());
          case NOTHING -> BuildOutcome.success(FOR_EVER);
        };
    return outcome.of(answers.about()).reporting(job.report());
  }

  private static CanaryOutcome run(TestAnswers answers) {
    return switch (answers.answer()) {
      case PASSED -> CanaryOutcome.pass(answers.takes());
      case FAILED -> CanaryOutcome.failure(answers.takes(), answers.summary());
      case NOTHING -> CanaryOutcome.nothing();
    };
  }
}
