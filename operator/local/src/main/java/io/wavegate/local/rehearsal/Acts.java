package io.wavegate.local.rehearsal;

import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.OperateApi.Response;
import io.wavegate.local.scenario.Asks;
import io.wavegate.local.scenario.Deed;
import io.wavegate.local.scenario.Fault;
import io.wavegate.local.scenario.PersonActs;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.ServiceError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Lets the world act: each deed goes to whoever plays that part of it. */
final class Acts {
  private final LocalCloud cloud;
  private final Scheduler scheduler;
  private final Stage stage;
  private final Deployments deployments;
  private final List<String> releases = new ArrayList<>();
  private final Set<Fault> stopped = new LinkedHashSet<>();

  Acts(LocalCloud cloud, Scheduler scheduler, Stage stage, Deployments deployments) {
    this.cloud = cloud;
    this.scheduler = scheduler;
    this.stage = stage;
    this.deployments = deployments;
  }

  /** The release that is rehearsed starts; its execution. */
  String begin() {
    return released(stage.startRelease());
  }

  private String released(String execution) {
    releases.add(execution);
    return execution;
  }

  /** The executions of all releases, the one that is rehearsed first. */
  List<String> releases() {
    return List.copyOf(releases);
  }

  /**
   * Does it.
   *
   * @param reply is given what Wavegate answers, where it is asked
   * @throws ServiceError if a service refuses it
   */
  void perform(Deed deed, Consumer<Response> reply) throws ServiceError {
    switch (deed) {
      case Deed.Worldly worldly -> happen(worldly);
      case PersonActs acts -> stage.people().act(acts, releases.getFirst());
      case Asks asks -> stage.people().ask(asks, releases.getFirst(), reply);
      case Fault fault -> begin(fault);
    }
  }

  private void happen(Deed.Worldly deed) throws ServiceError {
    Surroundings around = stage.surroundings();
    switch (deed) {
      case Deed.Gauged gauged -> around.here().change(gauged);
      case Deed.Elsewhere elsewhere -> around.in(elsewhere.in()).change(elsewhere.deed());
      case Deed.TestAnswers change -> around.change(change);
      case Deed.SiteAnswers change -> around.change(change);
      case Deed.ArtefactDeleted deleted -> new Expiry(cloud).expire(deleted);
      case Deed.ImagesDeleted deleted -> new Expiry(cloud).expire(deleted);
      case Deed.TeamAnswers change -> around.teams().change(change);
      case Deed.PipelineChanged changed -> stage.changePipeline();
      case Deed.Released newer -> released(stage.start(newer.release()));
      case Deed.OtherPipeline other -> stage.neighbours().act(other);
      case Deed.DeploymentFails fails -> deployments.fail(fails);
    }
  }

  private void begin(Fault fault) {
    switch (fault) {
      case Fault.Events events -> cloud.faults().begin(events);
      case Fault.Service service -> cloud.faults().begin(service);
      case Fault.StoreDown down -> cloud.faults().begin(down);
      case Fault.LeftOut left -> leaveOut(left);
      case Fault.MachineStopped machine -> stop(machine);
    }
  }

  /** Whether a fault that began has met anything: an event, a call, an execution. */
  boolean struck(Fault fault) {
    return cloud.faults().struck(fault) || stopped.contains(fault);
  }

  private void leaveOut(Fault.LeftOut left) {
    cloud.faults().begin(left);
    cloud.cloudWatch().leaveOut(left.alarm(), true);
    left.lasts()
        .ifPresent(
            time ->
                scheduler.at(
                    scheduler.now().plus(time),
                    "alarm is back",
                    () -> cloud.cloudWatch().leaveOut(left.alarm(), false)));
  }

  private void stop(Fault.MachineStopped fault) {
    for (StateMachineSummary machine : cloud.engine().listStateMachines()) {
      if (machine.name().endsWith(fault.machine())) {
        cloud.engine().listExecutions(machine.stateMachineArn(), Optional.of("RUNNING")).stream()
            .map(ExecutionDescription::executionArn)
            .forEach(
                arn -> {
                  cloud.engine().stopExecution(arn, "Stopped", "by an operator");
                  stopped.add(fault);
                });
      }
    }
  }
}
