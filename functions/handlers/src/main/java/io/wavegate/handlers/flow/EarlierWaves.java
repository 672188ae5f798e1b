package io.wavegate.handlers.flow;

import io.wavegate.core.admission.EarlierWave;
import io.wavegate.core.evidence.AlarmTime;
import io.wavegate.core.evidence.History;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads where the waves before one stand. */
final class EarlierWaves {
  private final Ports ports;
  private final Books books;

  EarlierWaves(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /** Those before a gate's wave, first to last. */
  List<EarlierWave> before(GateId id, Policy policy, WavePolicy wave) {
    return policy.before(wave.name()).stream().map(earlier -> earlier(id, earlier)).toList();
  }

  /** An earlier wave must be promoted and quiet since; the history says so, not the state (S6). */
  private EarlierWave earlier(GateId id, WavePolicy wave) {
    GateId promotion =
        new GateId(id.pipeline(), id.execution(), wave.stage(), wave.name(), GateKind.PROMOTION);
    List<Kept<Gate>> attempts = books.releases().attempts(promotion);
    if (attempts.isEmpty()) {
      return new EarlierWave.NotPromoted(wave.name(), "its promotion gate never opened", true);
    }
    Gate last = attempts.getLast().value();
    if (!last.isPassed()) {
      return new EarlierWave.NotPromoted(wave.name(), Stand.said(last), isOver(last));
    }
    if (last.wouldHaveBeenStopped()) {
      return new EarlierWave.NotPromoted(wave.name(), Stand.said(last), true);
    }
    return sincePromoted(wave, Stand.quietUntil(last));
  }

  /** One that is judged still, or whose promotion may have been sent and is not recorded yet. */
  private static boolean isOver(Gate gate) {
    return !gate.isUndecided() && gate.verdict().filter(Verdict::letsGoOn).isEmpty();
  }

  private EarlierWave sincePromoted(WavePolicy wave, Instant since) {
    for (String alarm : wave.alarms().all()) {
      Reading<History> history = ports.alarms().history(alarm, since, ports.time().now());
      if (history instanceof Unread<History> unread) {
        return new EarlierWave.Unread(wave.name(), alarm + ": " + unread.why());
      }
      if (history instanceof Read<History> read) {
        Optional<AlarmTime.Spell> fired = AlarmTime.in(read.value()).first();
        if (fired.isPresent()) {
          return new EarlierWave.AlarmedSince(
              wave.name(), alarm + " at " + Said.clock(fired.get().from()));
        }
      }
    }
    return new EarlierWave.Promoted(wave.name());
  }
}
