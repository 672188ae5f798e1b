package io.wavegate.local.simulate.schedule;

import io.wavegate.local.simulate.schedule.Fault.Answers;
import io.wavegate.local.simulate.schedule.Fault.CallFails;
import io.wavegate.local.simulate.schedule.Fault.Crash;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray.Fate;
import io.wavegate.local.simulate.schedule.Fault.LeftOut;
import io.wavegate.local.simulate.schedule.Fault.ServiceFails;
import io.wavegate.local.simulate.schedule.Fault.StaleReads;
import io.wavegate.local.simulate.schedule.Fault.StoreDown;
import io.wavegate.local.simulate.schedule.Fault.WriteFails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Draws what goes wrong. */
final class Troubles {
  /** The kinds of events that rules of the application match, and none for all. */
  static final List<String> EVENTS =
      List.of(
          "",
          "CloudWatch Alarm State Change",
          "CloudWatch Alarm Configuration Change",
          "CodePipeline Action Execution State Change",
          "CodePipeline Stage Execution State Change",
          "CodePipeline Pipeline Execution State Change",
          "Step Functions Execution Status Change",
          "Scheduled Event");

  /** What handlers call, by the service's endpoint prefix, each as often as it matters. */
  static final List<String> CALLS =
      List.of(
          "codepipeline:GetPipelineState",
          "codepipeline:GetPipelineState",
          "codepipeline:GetPipelineExecution",
          "codepipeline:GetJobDetails",
          "codepipeline:ListPipelineExecutions",
          "codepipeline:ListPipelineExecutions",
          "codepipeline:PutApprovalResult",
          "codepipeline:PutApprovalResult",
          "codepipeline:PutJobSuccessResult",
          "codepipeline:PutJobSuccessResult",
          "codepipeline:PutJobFailureResult",
          "codepipeline:RollbackStage",
          "codepipeline:RollbackStage",
          "codepipeline:DisableStageTransition",
          "monitoring:DescribeAlarms",
          "monitoring:DescribeAlarms",
          "monitoring:DescribeAlarmHistory",
          "monitoring:DescribeAlarmHistory",
          "monitoring:GetMetricData",
          "states:StartExecution",
          "states:SendTaskFailure",
          "states:DescribeExecution",
          "sns:Publish",
          "ssm:GetParametersByPath");

  /** The functions, without the stack's name. */
  static final List<String> FUNCTIONS =
      List.of(
          "gate",
          "pipeline-change",
          "alarm-change",
          "machine-ended",
          "open-gate",
          "arm-bake",
          "judge",
          "judge",
          "settle",
          "settle",
          "report",
          "record-test",
          "run-probe",
          "rollback-step",
          "rollback-step",
          "watch",
          "reconcile");

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Draw draw;
  private final Courses courses;
  private final boolean mayRollBack;

  /**
   * @param mayRollBack whether faults of a rollback are worth being drawn more often
   */
  Troubles(Draw draw, Plan plan, boolean mayRollBack) {
    this.draw = draw;
    this.mayRollBack = mayRollBack;
    this.courses = new Courses(draw, plan);
  }

  Fault draw() {
    int kind = draw.between(0, 99);
    if (kind < 22) {
      return events();
    }
    if (kind < 42) {
      return calls();
    }
    if (kind < 50) {
      return service();
    }
    if (kind < 58) {
      return new StaleReads(
          courses.moment(),
          lasts(20),
          draw.one("GetPipelineState", "ListPipelineExecutions", "DescribeAlarms"),
          draw.between(Duration.ofSeconds(2), Duration.ofSeconds(25)));
    }
    if (kind < 61) {
      return new LeftOut(
          courses.moment(),
          lasts(30),
          draw.one(Plan.AGGREGATE, Plan.ALSO, Plan.CHILDREN.getFirst()));
    }
    if (kind < 66) {
      return new StoreDown(courses.moment(), lasts(10));
    }
    if (kind < 74) {
      return new WriteFails(draw.percent(65), draw.between(1, 45), draw.one(1, 1, 1, 2, 6));
    }
    return crash();
  }

  private Fault events() {
    Fate fate = draw.one(Fate.values());
    String kind = draw.percent(35) ? "" : draw.one(EVENTS);
    Duration by =
        switch (fate) {
          case LOST -> Duration.ZERO;
          case LATE, TWICE, SHUFFLED -> draw.between(Duration.ofSeconds(1), MINUTE.multipliedBy(3));
        };
    return new EventsAstray(courses.moment(), lasts(20), kind, fate, by);
  }

  private Fault calls() {
    boolean rollback = mayRollBack && draw.percent(35);
    String[] call = (rollback ? "codepipeline:RollbackStage" : draw.one(CALLS)).split(":");
    boolean rare = call[1].startsWith("Put") || rollback;
    return new CallFails(
        call[0],
        call[1],
        draw.one(Answers.values()),
        rollback ? 1 : draw.between(1, rare ? 3 : 12),
        draw.one(1, 1, 1, 4, 5, 9));
  }

  private Fault service() {
    String service = draw.one("codepipeline", "monitoring", "states", "sns");
    return new ServiceFails(
        courses.moment(), lasts(10), service, Optional.empty(), draw.one(Answers.values()));
  }

  private Fault crash() {
    if (mayRollBack && draw.percent(30)) {
      return new Crash("rollback-step", draw.between(1, 8), draw.between(1, 14), draw.percent(50));
    }
    String function = draw.one(FUNCTIONS);
    boolean scheduled = function.equals("watch") || function.equals("reconcile");
    return new Crash(
        function,
        draw.between(1, scheduled ? 20 : 4),
        draw.between(1, draw.percent(50) ? 8 : 25),
        draw.percent(50));
  }

  /** Mostly minutes; now and then to the end. */
  private Optional<Duration> lasts(int percentToTheEnd) {
    return draw.percent(percentToTheEnd)
        ? Optional.empty()
        : Optional.of(draw.between(Duration.ofSeconds(10), Duration.ofMinutes(draw.one(2, 2, 5))));
  }
}
