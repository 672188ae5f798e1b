package io.wavegate.local.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases;
import io.wavegate.local.cloud.OperateApi.Response;
import io.wavegate.local.scenario.Anchor;
import io.wavegate.local.scenario.Anchor.Moment;
import io.wavegate.local.scenario.Asks;
import io.wavegate.local.scenario.Deed;
import io.wavegate.local.scenario.Fault;
import io.wavegate.local.scenario.Happening;
import io.wavegate.local.scenario.PersonActs;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sees the moments that a scenario counts from, and lets the world act at its times. */
final class Anchors implements Consumer<ObjectNode> {
  /** A bake's end is known once its gate has opened, shortly after its action began. */
  private static final Duration OPENED_WITHIN = Duration.ofSeconds(30);

  private final Policy policy;
  private final Scheduler scheduler;
  private final List<Happening> waiting = new ArrayList<>();
  private final Set<Anchor> seen = new LinkedHashSet<>();
  private final List<String> refused = new ArrayList<>();
  private final List<Happening> begun = new ArrayList<>();
  private Optional<Going> going = Optional.empty();
  private int due;

  /** What there is once the release has started. */
  private record Going(Acts acts, Releases books, ReleaseId release) {}

  Anchors(Policy policy, Scheduler scheduler) {
    this.policy = policy;
    this.scheduler = scheduler;
  }

  /** The release that is rehearsed has started. */
  void begin(List<Happening> happenings, Acts acts, Releases books, ReleaseId release) {
    going = Optional.of(new Going(acts, books, release));
    waiting.addAll(happenings);
    reached(Anchor.START);
  }

  /** Whether something is still to happen at a time that is known. */
  boolean isSomethingDue() {
    return due > 0;
  }

  /**
   * What could not be done, what was to happen and never did, and faults that met nothing: one
   * sentence each. A scenario whose fault met nothing would come out the same without it.
   */
  List<String> differences() {
    List<String> differences = new ArrayList<>(refused);
    waiting.forEach(happening -> differences.add(happening.said() + " never came"));
    begun.stream()
        .filter(happening -> happening.deed() instanceof Fault fault && !struck(fault))
        .forEach(happening -> differences.add(happening.said() + ": the fault met nothing"));
    return differences;
  }

  private boolean struck(Fault fault) {
    return going.orElseThrow().acts().struck(fault);
  }

  @Override
  public void accept(ObjectNode event) {
    JsonNode detail = event.path("detail");
    boolean action =
        event.path("detail-type").asText().equals("CodePipeline Action Execution State Change");
    if (going.isEmpty() || !action) {
      return;
    }
    policy
        .ofStage(detail.path("stage").asText())
        .flatMap(wave -> moment(wave, detail).map(moment -> new Anchor(wave.name(), moment)))
        .ifPresent(this::reached);
  }

  private Optional<Moment> moment(WavePolicy wave, JsonNode detail) {
    String execution = detail.path("execution-id").asText();
    boolean deploy = detail.at("/type/category").asText().equals("Deploy");
    String state = detail.path("state").asText();
    if (execution.equals(going.orElseThrow().release().execution())) {
      return own(wave, detail.path("action").asText(), deploy, state);
    }
    boolean rollback =
        deploy
            && state.equals("SUCCEEDED")
            && !going.orElseThrow().acts().releases().contains(execution);
    return rollback ? Optional.of(Moment.ROLLBACK) : Optional.empty();
  }

  private static Optional<Moment> own(
      WavePolicy wave, String action, boolean deploy, String state) {
    boolean promotion = action.equals(wave.promotion().action());
    return switch (state) {
      case "STARTED" -> {
        if (action.equals(wave.entry().action())) {
          yield Optional.of(Moment.ENTRY);
        }
        if (promotion) {
          yield Optional.of(Moment.BAKE);
        }
        yield deploy ? Optional.of(Moment.DEPLOYMENT) : Optional.empty();
      }
      case "SUCCEEDED" -> promotion ? Optional.of(Moment.PROMOTED) : Optional.empty();
      case "FAILED" -> promotion ? Optional.of(Moment.FAILED) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private void reached(Anchor anchor) {
    if (!seen.add(anchor)) {
      return;
    }
    plan(anchor, scheduler.now());
    if (anchor.moment() == Moment.BAKE) {
      scheduler.at(
          scheduler.now().plus(OPENED_WITHIN),
          "the end of the bake is known",
          () -> planEnd(new Anchor(anchor.wave(), Moment.BAKE_END)));
    }
  }

  private void planEnd(Anchor end) {
    Going now = going.orElseThrow();
    Optional<WaveWatch> watch = now.books().watch(now.release(), end.wave()).map(Kept::value);
    if (watch.isPresent() && watch.get().stands() instanceof Stands.Baking baking) {
      plan(end, baking.window().until());
    }
  }

  private void plan(Anchor anchor, Instant at) {
    for (Happening happening : List.copyOf(waiting)) {
      if (happening.anchor().equals(anchor)) {
        waiting.remove(happening);
        due++;
        scheduler.at(at.plus(happening.after()), "world acts", () -> act(happening));
      }
    }
  }

  private void act(Happening happening) {
    due--;
    begun.add(happening);
    try {
      going.orElseThrow().acts().perform(happening.deed(), answer -> answered(happening, answer));
      if (!(happening.deed() instanceof Asks)) {
        ended(happening, Optional.empty());
      }
    } catch (ServiceError e) {
      ended(happening, Optional.of(e.code() + ": " + e.message()));
    }
  }

  private void answered(Happening happening, Response answer) {
    ended(
        happening,
        answer.isDone() ? Optional.empty() : Optional.of(answer.status() + ": " + answer.said()));
  }

  /** Compares how it went with how it was to go. */
  private void ended(Happening happening, Optional<String> refusal) {
    Optional<String> wanted =
        switch (happening.deed()) {
          case PersonActs person -> person.refused();
          case Asks asks -> asks.refused();
          case Deed.Worldly worldly -> Optional.empty();
          case Fault fault -> Optional.empty();
        };
    if (refusal.isEmpty()) {
      wanted.ifPresent(
          words -> refused.add(happening.said() + " was not refused, expected " + words));
    } else if (wanted.filter(refusal.get()::contains).isEmpty()) {
      refused.add(happening.said() + " could not be done: " + refusal.get());
    }
  }
}
