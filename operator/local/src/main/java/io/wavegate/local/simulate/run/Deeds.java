package io.wavegate.local.simulate.run;

import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import java.util.Optional;

/** Lets the world do what a schedule says. */
final class Deeds {
  private final Stage stage;
  private final LocalCloud cloud;
  private final Parts parts;

  /** Whoever plays a part of the world. */
  record Parts(Town town, Tests tests, Persons persons, Provider provider, Releases releases) {}

  Deeds(Stage stage, LocalCloud cloud, Parts parts) {
    this.stage = stage;
    this.cloud = cloud;
    this.parts = parts;
  }

  /** Does it; what a service refuses is not done. */
  void perform(Element element) {
    try {
      act(element);
    } catch (ServiceError refused) {
      stage.trace().add(new PersonActed(stage.now(), element.said(), "", "", "", false));
    }
  }

  private void act(Element element) throws ServiceError {
    Town town = parts.town();
    switch (element) {
      case Element.AlarmFires fires -> spell(fires.alarm(), AlarmValue.ALARM, fires.lasts());
      case Element.AlarmBlind blind ->
          spell(blind.alarm(), AlarmValue.INSUFFICIENT_DATA, blind.lasts());
      case Element.AlarmPartial partial -> {
        town.evaluate(partial.alarm(), partial.evaluation());
        later(partial.lasts(), () -> town.evaluate(partial.alarm(), ""));
      }
      case Element.AlarmForced forced -> town.force(forced.alarm());
      case Element.AlarmEdited edited -> town.edit(edited.alarm());
      case Element.AlarmDeleted deleted -> town.delete(deleted.alarm());
      case Element.Traffic traffic -> {
        town.traffic(traffic.perMinute());
        later(traffic.lasts(), town::trafficAsUsual);
      }
      case Element.TestSays says -> parts.tests().says(says);
      case Element.SiteSays says -> town.site(says.status(), says.takes());
      case Element.DeployFails fails -> parts.provider().fail(fails);
      case Element.PersonActs acts ->
          parts.persons().act(acts, parts.releases().release(), parts.releases().before());
      case Element.PersonAsks asks -> parts.persons().ask(asks, parts.releases().release());
      case Element.PersonTakesBack back ->
          parts.persons().takeBack(back, parts.releases().release());
      case Element.NewRelease newer -> parts.releases().start();
      case Element.MachineStopped stopped -> stop(stopped.machine());
    }
  }

  private void spell(String alarm, AlarmValue state, Optional<Duration> lasts) {
    parts.town().move(alarm, state);
    later(lasts, () -> parts.town().move(alarm, AlarmValue.OK));
  }

  private void later(Optional<Duration> lasts, Runnable deed) {
    lasts.ifPresent(time -> stage.scheduler().at(stage.now().plus(time), "world again", deed));
  }

  private void stop(String machine) {
    for (StateMachineSummary known : cloud.engine().listStateMachines()) {
      if (known.name().endsWith(machine)) {
        cloud.engine().listExecutions(known.stateMachineArn(), Optional.of("RUNNING")).stream()
            .map(ExecutionDescription::executionArn)
            .forEach(arn -> cloud.engine().stopExecution(arn, "Stopped", "by an operator"));
      }
    }
  }
}
