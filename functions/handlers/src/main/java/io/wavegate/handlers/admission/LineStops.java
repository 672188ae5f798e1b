package io.wavegate.handlers.admission;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.Closure;
import io.wavegate.core.rollback.Closure.Cause;
import io.wavegate.core.rollback.StoppedLine;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.Announced;
import java.util.List;

/**
 * Disables transitions, and keeps for which release: what is kept can be enabled again, what a
 * person has disabled is none of it.
 */
public final class LineStops {
  private final Ports ports;
  private final Books books;

  /** With all that is outside, and the books. */
  public LineStops(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /**
   * Disables the transition into a stage. It is kept before it is sent; what was refused is none.
   *
   * @param gate of the release for which it is, and of the wave whose stage it is
   * @param reason after {@link Closure#MARK}
   */
  public Sent disable(GateId gate, String service, Cause cause, String reason) {
    books.closures().keep(closure(gate, service, cause));
    Sent sent =
        ports.pipelines().disableInbound(gate.pipeline(), gate.stage(), Closure.MARK + reason);
    if (sent instanceof Sent.Refused && isShownOpen(gate)) {
      own(gate, service).forEach(books.closures()::forget);
    }
    return sent;
  }

  /** What was kept before, of an attempt whose answer was lost, may have been done or not. */
  private boolean isShownOpen(GateId gate) {
    return ports.pipelines().stage(gate.pipeline(), gate.stage()) instanceof Read<StageFacts> read
        && (read.value().inboundEnabled() || !StoppedLine.isOurs(read.value()));
  }

  private List<Kept<Closure>> own(GateId gate, String service) {
    return at(gate, service).stream()
        .filter(kept -> kept.value().release().equals(gate.release()))
        .toList();
  }

  /**
   * Disables it unless it is disabled: what Wavegate has disabled for another release stays closed
   * for this one too, what a person has disabled stays theirs.
   *
   * @return done with what is to be written about it
   */
  public Sent disableUnlessItIs(GateId gate, String service, String reason) {
    String into = "transition into " + gate.stage();
    if (ports.pipelines().stage(gate.pipeline(), gate.stage()) instanceof Read<StageFacts> read) {
      if (!read.value().inboundEnabled()) {
        return new Sent.Done(into + isDisabled(gate, service, read.value()));
      }
      at(gate, service).forEach(books.closures()::forget);
    }
    return switch (disable(gate, service, Cause.ROLLBACK, reason)) {
      case Sent.Done done -> new Sent.Done(into + " disabled");
      case Sent.Refused refused ->
          new Sent.Refused(refused.code(), into + " not disabled: " + refused.message());
      case Sent.Unsure unsure -> unsure;
    };
  }

  private String isDisabled(GateId gate, String service, StageFacts stage) {
    if (!StoppedLine.isOurs(stage)) {
      return " is disabled already, not by Wavegate: " + stage.inboundReason();
    }
    books.closures().keep(closure(gate, service, Cause.ROLLBACK));
    return " is disabled already";
  }

  /** The closures of the gate's stage. A person who has enabled it has done away with them. */
  private List<Kept<Closure>> at(GateId gate, String service) {
    return books.closures().of(service).stream()
        .filter(kept -> kept.value().stage().equals(gate.stage()))
        .filter(kept -> kept.value().release().pipeline().equals(gate.pipeline()))
        .toList();
  }

  /** A line that stands still for another release stands still for this one too. */
  public void join(GateId gate, String service) {
    if (!at(gate, service).isEmpty()) {
      books.closures().keep(closure(gate, service, Cause.HALT));
    }
  }

  private Closure closure(GateId gate, String service, Cause cause) {
    String revision =
        books.releases().announced(gate.release()).map(Announced::revision).orElse("");
    return new Closure(
        gate.release(), service, gate.wave(), gate.stage(), revision, cause, ports.time().now());
  }
}
