package io.wavegate.local.cloud;

import io.wavegate.local.template.Template;
import io.wavegate.standins.eventbridge.EventBridgeStandIn;
import io.wavegate.standins.eventbridge.Target;

/** Puts the shipped handlers where the shipped template says, as a deployment does. */
final class Installation {
  private final LocalCloud cloud;
  private final Template template;
  private final HandlerFunction.Stage stage;

  Installation(LocalCloud cloud, Template template, HandlerFunction.Stage stage) {
    this.cloud = cloud;
    this.template = template;
    this.stage = stage;
  }

  void install() {
    template.functions().forEach(this::install);
    if (!cloud.spokes().places().isEmpty()) {
      template.busRules(cloud.spokes().accounts()).forEach(this::install);
    }
  }

  private void install(Template.Function function) {
    cloud
        .lambda()
        .register(
            function.name(),
            HandlerFunction.of(function.handlerClass(), cloud.wiring(), function.name(), stage));
    function
        .rules()
        .forEach(
            (name, pattern) ->
                rule(EventBridgeStandIn.DEFAULT_BUS, name, pattern, function.name()));
    function.routes().forEach(route -> cloud.api().route(route, function.name()));
    function
        .schedules()
        .forEach(
            (name, rate) ->
                cloud.eventBridge().schedule(name, Rates.of(rate), target(function.name())));
  }

  private void install(Template.BusRule rule) {
    cloud.eventBridge().createBus(rule.bus());
    rule(rule.bus(), rule.name(), rule.pattern(), rule.function());
  }

  private void rule(String bus, String name, String pattern, String function) {
    cloud.eventBridge().putRule(bus, name, pattern);
    cloud.eventBridge().putTarget(bus, name, target(function));
  }

  private Target target(String function) {
    return Target.function(function, function, cloud.lambda());
  }
}
