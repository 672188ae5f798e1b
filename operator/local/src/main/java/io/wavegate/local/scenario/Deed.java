package io.wavegate.local.scenario;

import io.wavegate.core.model.Place;
import io.wavegate.local.scenario.Scenario.Release;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import java.util.Optional;

/**
 * What the world can do. Where a time is optional, none means to the end.
 *
 * @see Fault
 */
public sealed interface Deed permits Deed.Worldly, PersonActs, Asks, Fault {
  /** What happens to the service and around it. */
  sealed interface Worldly extends Deed {}

  /** What happens to alarms and metrics, which every account and Region has its own of. */
  sealed interface Gauged extends Worldly {}

  /**
   * It happens in one of the targets, not where Wavegate is.
   *
   * @param in the target
   */
  record Elsewhere(Place in, Gauged deed) implements Worldly {}

  /**
   * A metric alarm changes.
   *
   * @param alarm the alarm
   * @param state its new state
   * @param reason CloudWatch's words
   */
  record AlarmChanges(String alarm, AlarmValue state, String reason) implements Gauged {}

  /**
   * A metric alarm can be evaluated less well, or well again.
   *
   * @param alarm the alarm
   * @param evaluation CloudWatch's word for how; none for well
   */
  record AlarmEvaluated(String alarm, Optional<String> evaluation) implements Gauged {}

  /**
   * Somebody edits an alarm.
   *
   * @param alarm a metric alarm with a threshold, or a composite with a rule
   */
  record AlarmEdited(String alarm, Optional<Double> threshold, Optional<String> rule)
      implements Gauged {}

  /** Somebody deletes an alarm. */
  record AlarmDeleted(String alarm) implements Gauged {}

  /**
   * A metric counts at another rate.
   *
   * @param perMinute 0 means that nothing is reported
   */
  record TrafficChanges(String metric, double perMinute) implements Gauged {}

  /**
   * A test's function, build, state machine or canary answers otherwise.
   *
   * @param about the commit that a build is of; empty where that is the one that was asked for
   */
  record TestAnswers(String function, Answer answer, Duration takes, String summary, String about)
      implements Worldly {
    /** What it can answer. */
    public enum Answer {
      /** The test passed. */
      PASSED,
      /** The test failed. */
      FAILED,
      /** It never answers. */
      NOTHING
    }
  }

  /** An HTTP endpoint answers otherwise. */
  record SiteAnswers(String host, World.Page page) implements Worldly {}

  /**
   * A lifecycle rule removes an artefact of all executions so far.
   *
   * @param artefact its name in the pipeline
   */
  record ArtefactDeleted(String artefact) implements Worldly {}

  /**
   * A lifecycle rule removes all images of a repository so far.
   *
   * @param in the target whose registry it is; none means where Wavegate is
   */
  record ImagesDeleted(String repository, Optional<Place> in) implements Worldly {}

  /** A team that is asked on a bus or a queue answers otherwise. */
  record TeamAnswers(String asked, World.TeamAnswer how) implements Worldly {}

  /**
   * Somebody changes the pipeline's structure, and leaves its gates as they are.
   *
   * @param what what it is changed for, as the scenario says it
   */
  record PipelineChanged(String what) implements Worldly {}

  /** A newer release starts. */
  record Released(Release release) implements Worldly {}

  /**
   * The pipeline of another service does something that concerns this one.
   *
   * @param atMost how long it has its lease at the latest
   * @param region where it deploys to
   */
  record OtherPipeline(String service, Does does, Duration atMost, String region)
      implements Worldly {
    /** What it does. */
    public enum Does {
      /** It is part of the same thing, and takes a lease. */
      DEPLOYS,
      /** It gives its lease back. */
      ENDS,
      /** It is of the same team, and starts a deployment. */
      STARTS
    }
  }

  /**
   * Deploy actions of a wave fail when they run next.
   *
   * @param action the action; none means all of the wave
   * @param ofRollback whether a rollback's are meant, not the release's
   * @param message what the provider says
   */
  record DeploymentFails(String wave, Optional<String> action, boolean ofRollback, String message)
      implements Worldly {}
}
