package io.wavegate.local.simulate.schedule;

import io.wavegate.local.simulate.schedule.Fault.CallFails;
import io.wavegate.local.simulate.schedule.Fault.Crash;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray.Fate;
import io.wavegate.local.simulate.schedule.Fault.LeftOut;
import io.wavegate.local.simulate.schedule.Fault.Refused;
import io.wavegate.local.simulate.schedule.Fault.ServiceFails;
import io.wavegate.local.simulate.schedule.Fault.Skew;
import io.wavegate.local.simulate.schedule.Fault.StaleReads;
import io.wavegate.local.simulate.schedule.Fault.Stall;
import io.wavegate.local.simulate.schedule.Fault.StoreDown;
import io.wavegate.local.simulate.schedule.Fault.WriteFails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  private final Set<Situation> situations;
  private final Optional<When> decision;
  private final Optional<When> judgement;

  /**
   * @param course what the world does
   */
  Troubles(Draw draw, Plan plan, List<Element> course) {
    this.draw = draw;
    this.situations = Situation.of(course);
    this.decision = Situation.decision(course);
    this.judgement = Situation.judgement(course, plan);
    this.courses = new Courses(draw, plan);
  }

  Fault draw() {
    if (situations.contains(Situation.RELEASES_MEET) && draw.percent(40)) {
      return unheardOf();
    }
    if (decision.isPresent() && draw.percent(40)) {
      return slowAround(decision.get());
    }
    if (judgement.isPresent() && draw.percent(50)) {
      return stalledAt(judgement.get());
    }
    int kind = draw.between(0, 99);
    if (kind < 20) {
      return events();
    }
    if (kind < 38) {
      return calls();
    }
    if (kind < 47) {
      return service();
    }
    if (kind < 54) {
      return new StaleReads(
          courses.moment(),
          lasts(20),
          draw.one("GetPipelineState", "ListPipelineExecutions", "DescribeAlarms"),
          draw.between(Duration.ofSeconds(2), Duration.ofSeconds(25)));
    }
    if (kind < 57) {
      return new LeftOut(
          courses.moment(),
          lasts(30),
          draw.one(Plan.AGGREGATE, Plan.ALSO, Plan.CHILDREN.getFirst()));
    }
    if (kind < 62) {
      return new StoreDown(courses.moment(), lasts(10));
    }
    if (kind < 70) {
      return new WriteFails(draw.percent(65), draw.between(1, 45), draw.one(1, 1, 1, 2, 6));
    }
    return kind < 76 ? function() : crash();
  }

  /** Nobody hears of what became of the release, neither by an event nor by looking for it. */
  private Fault unheardOf() {
    return new EventsAstray(
        new When(0, When.Moment.DEPLOYMENT, Duration.ZERO),
        Optional.of(Duration.ofMinutes(draw.between(10, 25))),
        draw.one("", "Scheduled Event", "CodePipeline Action Execution State Change"),
        Fate.LOST,
        Duration.ZERO);
  }

  /** What a judgement reads takes so long that somebody else decides meanwhile. */
  private Fault slowAround(When decision) {
    Duration before = Duration.ofSeconds(draw.between(0, 12));
    Duration from = decision.after().minus(before);
    return new ServiceFails(
        new When(decision.wave(), decision.moment(), from.isNegative() ? Duration.ZERO : from),
        Optional.of(Duration.ofSeconds(draw.between(15, 60))),
        draw.one("monitoring", "codepipeline"),
        Optional.empty(),
        Answers.SLOW);
  }

  /** It is judged still while what called it is gone, and somebody else decides. */
  private Fault stalledAt(When judged) {
    Duration early = judged.after().minus(Duration.ofSeconds(draw.between(1, 5)));
    When from = new When(judged.wave(), judged.moment(), early);
    return draw.percent(70)
        ? stall(from, "judge", draw.between(7, 14))
        : stall(from, "settle", draw.between(7, 14));
  }

  private Fault stall(When from, String function, int step) {
    return new Stall(
        from,
        function,
        Duration.ofSeconds(draw.between(0, 9)),
        step,
        Duration.ofSeconds(draw.between(5, 42)));
  }

  /** Lambda does not take a function's invocations, or its clock is wrong. */
  private Fault function() {
    if (draw.percent(25)) {
      return stall(courses.moment(), draw.one(FUNCTIONS), draw.between(1, 14));
    }
    if (draw.percent(60)) {
      String function = draw.one("", draw.one(FUNCTIONS), draw.one(FUNCTIONS), "checkout-smoke");
      return new Refused(courses.moment(), lasts(10), function);
    }
    Duration by = draw.between(MINUTE, MINUTE.multipliedBy(9));
    String function = draw.one("", "judge", "judge", "settle", "open-gate", draw.one(FUNCTIONS));
    return new Skew(function, draw.percent(60) ? by : by.negated());
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
    boolean rollback = situations.contains(Situation.ROLLS_BACK) && draw.percent(35);
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
    Answers answers = draw.percent(25) ? Answers.SLOW : draw.one(Answers.values());
    return new ServiceFails(courses.moment(), lasts(10), service, Optional.empty(), answers);
  }

  private Fault crash() {
    if (situations.contains(Situation.ROLLS_BACK) && draw.percent(30)) {
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
        : Optional.of(
            draw.between(Duration.ofSeconds(10), Duration.ofMinutes(draw.one(2, 2, 5, 12))));
  }
}
