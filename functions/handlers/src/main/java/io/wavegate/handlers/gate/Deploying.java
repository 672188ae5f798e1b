package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.verdict.InFlight;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alarm during the deployment itself: where a lever works in flight the promotion gate is opened
 * now, and decides; everywhere else it is judged as that gate opens.
 */
public final class Deploying {
  private final Ports ports;
  private final Books books;
  private final Looks looks;

  /** With all that is outside, and the books. */
  public Deploying(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
  }

  /**
   * Looks at a wave that is being deployed.
   *
   * @return what was found and done, for the log
   */
  public String consider(WaveWatch watch, Stands.Deploying deploying) {
    Optional<Loaded> entered = entered(watch);
    if (entered.filter(loaded -> InFlight.isStopped(loaded.wave())).isEmpty()) {
      return "judged as the promotion gate opens";
    }
    Instant now = ports.time().now();
    Optional<String> bad =
        InFlight.against(
            entered.get().wave(),
            deploying.from(),
            looks.alarms(watch.alarms(), deploying.from(), now),
            now);
    return bad.isEmpty() || !holds(watch)
        ? "nothing stands against the deployment"
        : open(watch, entered.get());
  }

  /** The policy that the wave was let in by. */
  private Optional<Loaded> entered(WaveWatch watch) {
    List<Kept<Gate>> attempts = books.releases().attempts(watch.gate(GateKind.ENTRY));
    return attempts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Gates(books).load(attempts.getLast().value().id()));
  }

  /** Whether the stage deploys this release still. */
  private boolean holds(WaveWatch watch) {
    return switch (ports.pipelines().stage(watch.release().pipeline(), watch.stage())) {
      case Unread<StageFacts> unread ->
          throw new IllegalStateException(
              "stage " + watch.stage() + " was not read, try again: " + unread.why());
      case Read<StageFacts> read ->
          read.value().execution().equals(watch.release().execution())
              && read.value().status().equals("InProgress");
    };
  }

  private String open(WaveWatch watch, Loaded entered) {
    OpenCall call =
        new OpenCall(
            watch.gate(GateKind.PROMOTION),
            watch.service(),
            Carrier.IN_FLIGHT,
            entered.wave().promotion().action(),
            "",
            Optional.empty());
    return switch (new Opening(ports, books).open(call)) {
      case Opened.Running running -> "gate open: " + running.id().key();
      case Opened.Refused refused -> "refused: " + refused.sentence();
      case Opened.DecidedBefore before -> before.why();
    };
  }
}
