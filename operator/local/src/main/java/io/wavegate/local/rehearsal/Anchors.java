package io.wavegate.local.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.local.scenario.Anchor;
import io.wavegate.local.scenario.Anchor.Moment;
import io.wavegate.local.scenario.Happening;
import io.wavegate.local.scenario.Happening.Deed.AlarmChanges;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sees the moments that a scenario counts from, and lets the world act at its times. */
final class Anchors implements Consumer<ObjectNode> {
  private final Policy policy;
  private final Scheduler scheduler;
  private final List<Happening> waiting = new ArrayList<>();
  private final Set<Anchor> seen = new LinkedHashSet<>();
  private Optional<CloudWatchStandIn> cloudWatch = Optional.empty();
  private String execution = "";

  Anchors(Policy policy, Scheduler scheduler) {
    this.policy = policy;
    this.scheduler = scheduler;
  }

  /** The release that is rehearsed starts now. */
  void begin(String releaseExecution, Scenario scenario, CloudWatchStandIn alarms) {
    execution = releaseExecution;
    cloudWatch = Optional.of(alarms);
    waiting.addAll(scenario.happenings());
    reached(Anchor.START);
  }

  @Override
  public void accept(ObjectNode event) {
    JsonNode detail = event.path("detail");
    boolean action =
        event.path("detail-type").asText().equals("CodePipeline Action Execution State Change");
    if (execution.isEmpty() || !action) {
      return;
    }
    policy
        .ofStage(detail.path("stage").asText())
        .flatMap(wave -> moment(wave, detail).map(moment -> new Anchor(wave.name(), moment)))
        .ifPresent(this::reached);
  }

  private Optional<Moment> moment(WavePolicy wave, JsonNode detail) {
    boolean own = detail.path("execution-id").asText().equals(execution);
    boolean deploy = detail.at("/type/category").asText().equals("Deploy");
    String state = detail.path("state").asText();
    if (own && state.equals("STARTED")) {
      if (detail.path("action").asText().equals(wave.promotion().action())) {
        return Optional.of(Moment.BAKE);
      }
      return deploy ? Optional.of(Moment.DEPLOYMENT) : Optional.empty();
    }
    return !own && deploy && state.equals("SUCCEEDED")
        ? Optional.of(Moment.ROLLBACK)
        : Optional.empty();
  }

  private void reached(Anchor anchor) {
    if (!seen.add(anchor)) {
      return;
    }
    for (Happening happening : List.copyOf(waiting)) {
      if (happening.anchor().equals(anchor)) {
        waiting.remove(happening);
        scheduler.at(scheduler.now().plus(happening.after()), "world acts", () -> act(happening));
      }
    }
  }

  private void act(Happening happening) {
    switch (happening.deed()) {
      case AlarmChanges change ->
          cloudWatch
              .orElseThrow()
              .transition(change.alarm(), change.state(), change.reason(), Optional.empty());
    }
  }
}
