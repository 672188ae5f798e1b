package io.wavegate.handlers.watch;

import io.wavegate.core.evidence.Carriers;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.GateAction;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.handlers.gate.Approvals;
import io.wavegate.handlers.gate.FailedStages;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Turns;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Policies.Pinned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carriers that wait for a gate which nobody opened, since their event was lost (L4). */
final class LostStarts {
  private final Ports ports;
  private final Books books;
  private final Approvals approvals;
  private final FailedStages failedStages;
  private final Notices notices;
  private final Unanswerable unanswerable;

  LostStarts(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.approvals = new Approvals(ports, books);
    this.failedStages = new FailedStages(ports, books);
    this.notices = new Notices(ports, books);
    this.unanswerable = new Unanswerable(ports, books);
  }

  /**
   * Looks at all carriers of a pipeline; how many were found.
   *
   * @param stages its stages as they are now
   */
  int find(PipelineRef pipeline, List<StageFacts> stages) {
    Optional<Policy> policy =
        books
            .policies()
            .of(pipeline)
            .map(Pinned::policy)
            .filter(p -> p.pipeline().equals(pipeline.name()));
    return policy.map(p -> find(pipeline, p, stages)).orElse(0);
  }

  private int find(PipelineRef pipeline, Policy policy, List<StageFacts> stages) {
    int found = 0;
    Turns turns = new Turns();
    for (StageFacts stage : stages) {
      Optional<WavePolicy> wave = policy.ofStage(stage.stage());
      if (wave.isEmpty() || stage.execution().isEmpty()) {
        continue;
      }
      for (GateKind kind : GateKind.values()) {
        Waits waits = new Waits(policy.service(), gate(pipeline, stage, wave.get(), kind), stage);
        found += turns.count(() -> look(waits, action(wave.get(), kind)) ? 1 : 0);
      }
      ReleaseId release = new ReleaseId(pipeline, stage.execution());
      found += turns.count(() -> failedStages.find(release, stage, wave.get()) ? 1 : 0);
    }
    turns.end();
    return found;
  }

  private static GateId gate(
      PipelineRef pipeline, StageFacts stage, WavePolicy wave, GateKind kind) {
    return new GateId(pipeline, stage.execution(), stage.stage(), wave.name(), kind);
  }

  private static GateAction action(WavePolicy wave, GateKind kind) {
    return switch (kind) {
      case ENTRY -> wave.entry();
      case PROMOTION -> wave.promotion();
    };
  }

  /** A gate that a carrier may wait for. */
  private record Waits(String service, GateId gate, StageFacts stage) {}

  private boolean look(Waits waits, GateAction carrier) {
    Optional<ActionFacts> action =
        waits.stage().action(carrier.action()).filter(a -> a.status().equals("InProgress"));
    return action.isPresent()
        && switch (carrier.carrier()) {
          case APPROVAL -> approval(waits.service(), waits.gate(), action.get());
          case INVOKE -> invoke(waits, action.get());
        };
  }

  private boolean approval(String service, GateId gate, ActionFacts action) {
    if (action.token().isEmpty()) {
      return unanswerable.tell(service, gate, action);
    }
    boolean open =
        books.releases().attempts(gate).stream()
            .map(kept -> books.secrets().approval(kept.value().id()))
            .anyMatch(action.token()::equals);
    if (open) {
      return false;
    }
    approvals.started(gate.release(), gate.stage(), action.name());
    return true;
  }

  /** Without its event nobody knows the job's id, so that nobody can answer it. */
  private boolean invoke(Waits waits, ActionFacts action) {
    List<Gate> attempts =
        books.releases().attempts(waits.gate()).stream().map(Kept::value).toList();
    List<Instant> opened = attempts.stream().map(Gate::openedAt).toList();
    boolean unfinished =
        attempts.stream().map(Gate::id).anyMatch(id -> books.unfinished().isOpen(id));
    return !unfinished
        && Carriers.isUnheard(action, opened, ports.time().now())
        && notices.once(waits.gate().release(), unheard(waits, action));
  }

  private static Notice unheard(Waits waits, ActionFacts action) {
    ReleaseId release = waits.gate().release();
    String text =
        "invoke action "
            + action.name()
            + " of stage "
            + waits.gate().stage()
            + " waits since "
            + Said.day(action.changedAt())
            + " for release "
            + release.execution()
            + ", and its event never came: Wavegate cannot answer it. It fails by itself 20 minutes"
            + " after it began; then retry the stage.";
    return new Notice(
        waits.service(), waits.gate().wave(), waits.gate().wave() + " gate never opened", text);
  }
}
