package io.wavegate.local.cloud;

import io.wavegate.engine.Engine;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.integration.Integrations;
import io.wavegate.local.template.Template;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;

/** Step Functions of an account and Region: what runs by itself, and what is waited for. */
final class StepFunctions {
  private final Engine engine;
  private final ExpressMachines express;
  private final ServiceTable table;

  /** What they live on, and what their tasks reach. */
  StepFunctions(
      Place place, Scheduler scheduler, World world, Integrations tasks, EventSink events) {
    this.engine =
        new Engine(
            new EngineBridge(scheduler, tasks, events, place), place.region(), place.account());
    this.express =
        new ExpressMachines(new ExpressRun.Outside(world, scheduler::random, tasks), place);
    this.table = new StatesTable(engine, express, world::uuid);
  }

  /** Creates a machine as its template has it, with its alias if it is published. */
  void create(Template.Machine machine) {
    if (machine.express()) {
      express.add(machine.name(), machine.definition());
      return;
    }
    String arn = engine.createStateMachine(machine.name(), machine.definition());
    machine.alias().ifPresent(alias -> engine.createStateMachineAlias(arn, alias));
  }

  Engine engine() {
    return engine;
  }

  ServiceTable table() {
    return table;
  }
}
