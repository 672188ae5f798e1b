package io.wavegate.standins.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Envelope;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Moves stacks from status to status as time passes (user guide, Stack status codes). */
final class StackFlow {
  private static final Duration CLEANUP = Duration.ofSeconds(10);

  private final World world;
  private final Envelope envelope;
  private final EventSink events;

  StackFlow(World world, Envelope envelope, EventSink events) {
    this.world = world;
    this.envelope = envelope;
    this.events = events;
  }

  void update(Stack stack, Rollout rollout) {
    stack.update(rollout, world.now());
    become(stack, "UPDATE_IN_PROGRESS", "User Initiated", "");
    rollout.lasts().ifPresent(lasts -> after(stack, lasts, () -> settle(stack, rollout)));
  }

  private void settle(Stack stack, Rollout rollout) {
    if (rollout.succeeds()) {
      become(stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "", "");
      after(stack, CLEANUP, () -> become(stack, "UPDATE_COMPLETE", "", ""));
    } else if (stack.keepsWhatFailed()) {
      become(stack, "UPDATE_FAILED", rollout.message(), "");
    } else {
      back(stack, rollout.message(), "");
    }
  }

  /** Back to what an update began with. */
  void back(Stack stack, String why, String token) {
    become(stack, "UPDATE_ROLLBACK_IN_PROGRESS", why, token);
    Optional<Rollout> rollout = stack.rollout();
    Duration takes = rollout.map(Rollout::backTakes).orElse(CLEANUP);
    boolean works = rollout.map(Rollout::backSucceeds).orElse(true);
    after(stack, takes, () -> wentBack(stack, works, token));
  }

  private void wentBack(Stack stack, boolean works, String token) {
    if (!works) {
      become(stack, "UPDATE_ROLLBACK_FAILED", "A resource could not be rolled back.", token);
      return;
    }
    become(stack, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "", token);
    after(stack, CLEANUP, () -> become(stack, "UPDATE_ROLLBACK_COMPLETE", "", token));
  }

  /** There is nothing to go back to. */
  void delete(Stack stack, String token) {
    become(stack, "DELETE_IN_PROGRESS", "", token);
    after(stack, CLEANUP, () -> become(stack, "DELETE_COMPLETE", "", token));
  }

  void become(Stack stack, String status, String why, String token) {
    stack.become(new Stack.Event(world.uuid(), world.now(), status, why, token));
    ObjectNode detail = Json.object().put("stack-id", stack.id());
    detail.putObject("status-details").put("status", status).put("status-reason", why);
    detail.put("client-request-token", token);
    events.emit(envelope.of("CloudFormation Stack Status Change", List.of(stack.id()), detail));
  }

  private void after(Stack stack, Duration span, Runnable action) {
    stack.timer(
        world.at(
            world.now().plus(span),
            "cloudformation " + stack.name() + " " + stack.status(),
            action));
  }
}
