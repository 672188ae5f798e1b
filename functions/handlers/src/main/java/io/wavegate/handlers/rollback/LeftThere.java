package io.wavegate.handlers.rollback;

import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Stand;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands.Stopped;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.AfterStop;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Ports;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells a person of an alarm at a wave that was stopped, and at which the release is left. */
public final class LeftThere {
  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Looks looks;
  private final Notices notices;
  private final Recalls recalls;

  /** With all that is outside, and the books. */
  public LeftThere(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.looks = new Looks(ports, books);
    this.notices = new Notices(ports, books);
    this.recalls = new Recalls(ports, books);
  }

  /**
   * Looks at a wave that was stopped.
   *
   * @param told whether an event said that one of its alarms fires
   * @return what was found and done, for the log
   */
  public String consider(WaveWatch watch, Stopped stopped, boolean told) {
    if (isTakenBack(watch)) {
      return "is rolled back";
    }
    Optional<Gate> gate = recalls.last(watch.gate(GateKind.PROMOTION));
    if (gate.isEmpty() || !isThere(watch)) {
      return "the release is not there any more";
    }
    Loaded loaded = gates.load(gate.get().id());
    Instant now = ports.time().now();
    WavePolicy wave = stopped.bake().map(bake -> bake.judged(loaded.wave())).orElse(loaded.wave());
    List<AlarmLook> alarms = looks.alarms(watch.alarms(), stopped.at(), now);
    return AfterStop.told(
            wave, new AfterStop.Stopped(stopped.at(), stopped.until()), alarms, told, now)
        .map(why -> tell(watch, loaded.gate(), why))
        .orElse("quiet since it was stopped");
  }

  private boolean isTakenBack(WaveWatch watch) {
    return books.releases().returning(watch.release(), watch.stage()).isPresent()
        || books.releases().recall(watch.release(), watch.wave()).isPresent();
  }

  /** What another release does in the stage is its own gate's to judge. */
  private boolean isThere(WaveWatch watch) {
    return switch (ports.pipelines().stage(watch.release().pipeline(), watch.stage())) {
      case Unread<StageFacts> unread ->
          throw new IllegalStateException(
              "stage " + watch.stage() + " was not read, try again: " + unread.why());
      case Read<StageFacts> read -> read.value().execution().equals(watch.release().execution());
    };
  }

  private String tell(WaveWatch watch, Gate gate, String why) {
    String text =
        """
        %s.
        Release %s is deployed there still (stage %s): its gate has ended, %s.
        Nothing is taken back by itself; wavegate rollback %s/%s --wave %s does it."""
            .formatted(
                why,
                watch.release().execution(),
                watch.stage(),
                Stand.said(gate),
                watch.service(),
                watch.release().execution(),
                watch.wave());
    Notice notice =
        new Notice(
            watch.service(), watch.wave(), "alarm after " + watch.wave() + " was stopped", text);
    return notices.once(watch.release(), notice) ? "a person is told: " + why : "told before";
  }
}
