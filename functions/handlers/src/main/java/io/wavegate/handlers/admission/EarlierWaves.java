package io.wavegate.handlers.admission;

import io.wavegate.core.admission.EarlierPromotion;
import io.wavegate.core.admission.EarlierPromotion.Heard;
import io.wavegate.core.admission.EarlierPromotion.Missing;
import io.wavegate.core.admission.EarlierPromotion.Passed;
import io.wavegate.core.admission.EarlierWave;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.History;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.Recall;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads where the waves before one stand. */
public final class EarlierWaves {
  private final Ports ports;
  private final Books books;

  /** With all that is outside, and the books. */
  public EarlierWaves(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /**
   * Those before a gate's wave, first to last; their alarms' states, and those of their children,
   * are read in one go.
   */
  public List<EarlierWave> before(GateId id, Policy policy, WavePolicy wave) {
    List<WavePolicy> before = policy.before(wave.name());
    List<String> names =
        before.stream().flatMap(w -> w.alarms().all().stream()).distinct().toList();
    if (names.isEmpty()) {
      return List.of();
    }
    List<Reading<AlarmFacts>> states = ports.alarms().describe(names, true);
    return before.stream()
        .map(earlier -> earlier(id, earlier, alarm -> states.get(names.indexOf(alarm))))
        .toList();
  }

  private EarlierWave earlier(
      GateId id, WavePolicy wave, Function<String, Reading<AlarmFacts>> now) {
    Optional<String> takenBack =
        books.releases().recall(id.release(), wave.name()).map(Recall::reason);
    return switch (EarlierPromotion.of(wave.name(), lastPromotion(id, wave), takenBack)) {
      case Missing missing -> missing.wave();
      case Passed passed ->
          passed.by(
              wave.alarms().all().stream()
                  .map(
                      alarm -> new Heard(alarm, history(alarm, passed.since()), now.apply(alarm))));
    };
  }

  private Optional<Gate> lastPromotion(GateId id, WavePolicy wave) {
    GateId promotion =
        new GateId(id.pipeline(), id.execution(), wave.stage(), wave.name(), GateKind.PROMOTION);
    List<Kept<Gate>> attempts = books.releases().attempts(promotion);
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast().value());
  }

  private Reading<History> history(String alarm, Instant since) {
    return ports.alarms().history(alarm, since, ports.time().now());
  }
}
