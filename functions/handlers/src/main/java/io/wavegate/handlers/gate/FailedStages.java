package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.CarrierLook.FailedStage;
import io.wavegate.core.evidence.Carriers;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.Optional;

/**
 * Opens the promotion gate of a wave whose stage failed before the gate was asked: a deployment
 * that failed halfway is bad evidence, and no carrier will ever come with it.
 */
public final class FailedStages {
  private final Ports ports;
  private final Books books;
  private final Opening opening;

  /** With all that is outside, and the books. */
  public FailedStages(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.opening = new Opening(ports, books);
  }

  /**
   * Something in a stage failed, says an event; the stage is read before anything is done.
   *
   * @return what was found and done, for the log
   */
  public String consider(ReleaseId release, String stage) {
    Optional<WavePolicy> wave =
        books.policies().of(release.pipeline()).flatMap(p -> p.policy().ofStage(stage));
    if (wave.flatMap(w -> deployment(release, w)).isEmpty()) {
      return "no deployment of ours is under way in stage " + stage;
    }
    return switch (ports.pipelines().stage(release.pipeline(), stage)) {
      case Unread<StageFacts> unread ->
          throw new IllegalStateException("stage " + stage + " was not read: " + unread.why());
      case Read<StageFacts> read ->
          read.value().execution().equals(release.execution())
              ? look(release, read.value(), wave.orElseThrow())
              : "stage " + stage + " shows another release, " + read.value().execution();
    };
  }

  /**
   * Looks whether a stage failed in a deployment, and no event told of it.
   *
   * @param release the release that the stage shows
   * @return whether a gate had to be opened
   */
  public boolean find(ReleaseId release, StageFacts stage, WavePolicy wave) {
    Optional<WaveWatch> watch = deployment(release, wave);
    if (watch.isEmpty() || !(failed(watch.get(), stage, wave) instanceof FailedStage)) {
      return false;
    }
    int before = attempts(release, watch.get());
    look(release, stage, wave);
    return attempts(release, watch.get()) > before;
  }

  private int attempts(ReleaseId release, WaveWatch watch) {
    return books.releases().attempts(gate(release, watch)).size();
  }

  /** Before it nothing was deployed; after it a gate was asked, which sees the failure itself. */
  private Optional<WaveWatch> deployment(ReleaseId release, WavePolicy wave) {
    return books
        .releases()
        .watch(release, wave.name())
        .map(Kept::value)
        .filter(watch -> watch.stands() instanceof Stands.Deploying);
  }

  private String look(ReleaseId release, StageFacts stage, WavePolicy wave) {
    WaveWatch watch = deployment(release, wave).orElseThrow();
    return switch (failed(watch, stage, wave)) {
      case FailedStage failed -> open(release, watch, failed.failed().getFirst().name());
      case CarrierLook.TimedOut late -> late.why();
      case CarrierLook.Gone gone -> gone.why();
      case CarrierLook.Holding holding -> "the stage waits";
      case CarrierLook.Answered answered -> "the stage was answered";
    };
  }

  /** What a person answered for who opened the gate again has not failed anew. */
  private CarrierLook failed(WaveWatch watch, StageFacts stage, WavePolicy wave) {
    Instant until = books.persons().answeredFor(watch.gate(GateKind.PROMOTION));
    return Carriers.failedSince(stage, wave, until);
  }

  private String open(ReleaseId release, WaveWatch watch, String action) {
    OpenCall call =
        new OpenCall(
            gate(release, watch),
            watch.service(),
            Carrier.FAILED_STAGE,
            action,
            "",
            Optional.empty());
    return switch (opening.open(call)) {
      case Opened.Running running -> "gate open: " + running.id().key();
      case Opened.Refused refused -> "refused: " + refused.sentence();
      case Opened.DecidedBefore before -> before.why();
    };
  }

  private static GateId gate(ReleaseId release, WaveWatch watch) {
    return new GateId(
        release.pipeline(), release.execution(), watch.stage(), watch.wave(), GateKind.PROMOTION);
  }
}
