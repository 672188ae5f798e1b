package io.wavegate.core.admission;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.CalendarLook;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.model.Reading;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.LeverLooks;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.rollback.WayBack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that one look before a deployment gave.
 *
 * @param policy the wave's part of the pinned policy
 * @param carrier what became of the action that holds the pipeline
 * @param alarms one reading per alarm of the policy, the aggregate first
 * @param holds the holds on the service
 * @param earlier the waves before this one
 * @param quarantine why the revision is quarantined, if it is
 * @param inFront the newer release that waits in front of the stage, if one does
 * @param net whether the stage could be rolled back by CodePipeline
 * @param spoken what people have said about the gate and its release
 * @param calendars one for each calendar of the policy
 * @param waitingSince when the gate opened
 * @param now the time of the look
 * @param structure how the pipeline is built
 * @param gated the stages that the policy puts gates into, this wave's among them
 * @param facts how it gets along with others; none where that was not read
 * @param levers what levers of the wave's targets would be pulled at; none where the policy names
 *     no such lever
 */
public record EntryLook(
    WavePolicy policy,
    Reading<CarrierLook> carrier,
    List<Reading<AlarmFacts>> alarms,
    List<Hold> holds,
    List<EarlierWave> earlier,
    Optional<Blocker.Quarantined> quarantine,
    Reading<Optional<InFront>> inFront,
    NetLook net,
    Spoken spoken,
    List<CalendarLook> calendars,
    Instant waitingSince,
    Instant now,
    Reading<PipelineStructure> structure,
    List<GatedStage> gated,
    Optional<EntryFacts> facts,
    Optional<LeverLooks> levers) {
  /** Copies the lists. */
  public EntryLook {
    alarms = List.copyOf(alarms);
    holds = List.copyOf(holds);
    earlier = List.copyOf(earlier);
    gated = List.copyOf(gated);
    calendars = List.copyOf(calendars);
  }

  /** Whether a rollback would be possible, with the policy's levers. */
  public NetLook wayBack() {
    return WayBack.of(policy.rollback(), net, levers);
  }

  /** When the gate stops waiting. */
  public Instant deadline() {
    return waitingSince.plus(policy.entry().waitAtMost());
  }
}
