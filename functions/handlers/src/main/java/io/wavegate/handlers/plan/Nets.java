package io.wavegate.handlers.plan;

import io.wavegate.core.lever.Remains;
import io.wavegate.core.lever.StageArtefacts;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.Earlier;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.core.rollback.Plans;
import io.wavegate.core.rollback.RollbackPlan;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Texts;
import io.wavegate.handlers.store.Holds.Quarantine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds what a stage would be rolled back to. A revision in quarantine is no way back: it was
 * rolled back itself, and may still be the newest that succeeded in a stage where it did no harm.
 */
public final class Nets {
  private final Ports ports;
  private final Books books;

  /** With all that is outside, and the books. */
  public Nets(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /**
   * The net under a stage.
   *
   * @param gate of the release that would be rolled back
   * @param stage a stage of its pipeline
   */
  public NetLook under(GateId gate, String service, String stage) {
    return found(gate, service, stage).net();
  }

  /**
   * The same for a wave, with what else would go back, and whether the artefacts are still there
   * that would come back. Only where CodePipeline's lever is one of its levers: no other takes
   * them.
   */
  public NetLook planned(GateId gate, String service, WavePolicy wave) {
    Found found = found(gate, service, wave.stage());
    boolean wanted = WaveLevers.of(wave.rollback()).anyMatch(Lever.PipelineStage.class::isInstance);
    return wanted
            && found.net() instanceof NetLook.Net net
            && found.succeeded() instanceof Read<List<PastExecution>> read
        ? new NetLook.Net(along(gate, net.plan(), read.value()).with(remains(gate, net.plan())))
        : found.net();
  }

  private RollbackPlan along(GateId gate, RollbackPlan plan, List<PastExecution> succeeded) {
    return Earlier.along(
        plan,
        gate.execution(),
        ports.pipelines().recent(gate.pipeline(), Earlier.since(plan, succeeded)));
  }

  private Remains remains(GateId gate, RollbackPlan plan) {
    return StageArtefacts.remains(
        plan.target(), ports.levers().artefacts(gate.pipeline(), plan.stage(), plan.target()));
  }

  /**
   * @param succeeded what it was chosen from
   */
  private record Found(NetLook net, Reading<List<PastExecution>> succeeded) {}

  private Found found(GateId gate, String service, String stage) {
    List<Quarantine> passedOver = new ArrayList<>();
    Predicate<PastExecution> sound = past -> isSound(service, past, passedOver);
    Reading<List<PastExecution>> succeeded =
        ports
            .pipelines()
            .succeededIn(
                gate.pipeline(),
                stage,
                past -> Plans.isTarget(past, gate.execution()) && sound.test(past));
    NetLook net = Plans.forStage(stage, gate.execution(), succeeded, sound);
    return new Found(
        net instanceof NetLook.NoNet none ? why(gate, stage, none, passedOver) : net, succeeded);
  }

  private NetLook why(GateId gate, String stage, NetLook.NoNet none, List<Quarantine> passedOver) {
    return passedOver.isEmpty()
        ? Plans.explained(
            none, gate.execution(), ports.pipelines().recent(gate.pipeline(), ports.time().now()))
        : new NetLook.NoNet(said(stage, passedOver.getFirst()));
  }

  /** Whether a plan that was made before may still be followed. */
  public boolean isSound(String service, NetLook net) {
    return !(net instanceof NetLook.Net known)
        || books.holds().quarantine(service, known.plan().revision()).isEmpty();
  }

  private boolean isSound(String service, PastExecution past, List<Quarantine> passedOver) {
    Optional<Quarantine> quarantine = books.holds().quarantine(service, past.revision());
    quarantine.ifPresent(passedOver::add);
    return quarantine.isEmpty();
  }

  private static String said(String stage, Quarantine quarantine) {
    return "what succeeded in stage %s before, revision %s, is quarantined: %s"
        .formatted(stage, Texts.line(quarantine.revision(), 40), quarantine.why());
  }
}
