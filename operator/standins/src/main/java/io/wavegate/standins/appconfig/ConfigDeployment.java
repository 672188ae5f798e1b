package io.wavegate.standins.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Cancellation;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One deployment of a configuration to an environment. */
final class ConfigDeployment {
  enum State {
    DEPLOYING,
    BAKING,
    COMPLETE,
    ROLLING_BACK,
    ROLLED_BACK,
    REVERTED;

    boolean isOver() {
      return switch (this) {
        case COMPLETE, ROLLED_BACK, REVERTED -> true;
        case DEPLOYING, BAKING, ROLLING_BACK -> false;
      };
    }
  }

  /** What stays the same. */
  record Facts(int number, JsonNode request, Instant started, Rollout rollout, Duration bake) {}

  private final Facts facts;
  private final ArrayNode log = Json.array();
  private final List<Consumer<JsonNode>> listeners = new ArrayList<>();
  private State state = State.DEPLOYING;
  private Optional<Instant> completed = Optional.empty();
  private Cancellation timer = () -> {};

  ConfigDeployment(Facts facts) {
    this.facts = facts;
    note("DEPLOYMENT_STARTED", "USER", "Deployment started", facts.started());
  }

  Facts facts() {
    return facts;
  }

  State state() {
    return state;
  }

  /** When it was complete, if it ever was. */
  Optional<Instant> completed() {
    return completed;
  }

  String text(String member) {
    return facts.request().path(member).asText();
  }

  void timer(Cancellation next) {
    timer.cancel();
    timer = next;
  }

  /** The newest event stands first. */
  void note(String type, String by, String what, Instant at) {
    ObjectNode event =
        Json.object().put("EventType", type).put("TriggeredBy", by).put("Description", what);
    event.set("OccurredAt", Json.timestamp(at));
    log.insert(0, event);
  }

  void become(State next, Instant now) {
    state = next;
    if (next == State.COMPLETE || next == State.ROLLED_BACK) {
      completed = Optional.of(now);
    }
    if (next.isOver()) {
      timer.cancel();
      tell();
    }
  }

  void whenEnded(Consumer<JsonNode> listener) {
    listeners.add(listener);
    if (state.isOver()) {
      tell();
    }
  }

  private void tell() {
    List<Consumer<JsonNode>> told = List.copyOf(listeners);
    listeners.clear();
    told.forEach(listener -> listener.accept(document()));
  }

  /** The deployment as GetDeployment answers it. */
  ObjectNode document() {
    ObjectNode all = Json.object();
    all.put("ApplicationId", text("ApplicationId"));
    all.put("EnvironmentId", text("EnvironmentId"));
    all.put("DeploymentStrategyId", text("DeploymentStrategyId"));
    all.put("ConfigurationProfileId", text("ConfigurationProfileId"));
    all.setAll(summary());
    all.put("ConfigurationLocationUri", "hosted");
    if (facts.request().has("Description")) {
      all.put("Description", text("Description"));
    }
    all.set("EventLog", log.deepCopy());
    return all;
  }

  /** The deployment as ListDeployments answers it. */
  ObjectNode summary() {
    ObjectNode all =
        Json.object()
            .put("DeploymentNumber", facts.number())
            .put("ConfigurationName", text("ConfigurationProfileId"))
            .put("ConfigurationVersion", text("ConfigurationVersion"))
            .put(
                "DeploymentDurationInMinutes",
                facts.rollout().lasts().map(Duration::toMinutes).orElse(0L))
            .put("GrowthType", "LINEAR")
            .put("GrowthFactor", 100)
            .put("FinalBakeTimeInMinutes", facts.bake().toMinutes())
            .put("State", state.name())
            .put("PercentageComplete", percent());
    all.set("StartedAt", Json.timestamp(facts.started()));
    completed.ifPresent(at -> all.set("CompletedAt", Json.timestamp(at)));
    return all;
  }

  private int percent() {
    return switch (state) {
      case BAKING, COMPLETE -> 100;
      case DEPLOYING, ROLLING_BACK, ROLLED_BACK, REVERTED -> 0;
    };
  }
}
