package io.wavegate.handlers.flow;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Names;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Workflows.Machine;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.handlers.store.Kept;
import java.util.Optional;

/** Takes over from an execution of ours that died: undecided halts, a rollback is resumed (L7). */
public final class Takeover {
  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Judging judging;
  private final Settling settling;
  private final Reporting reporting;

  /** With all that is outside, and the books. */
  public Takeover(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.judging = new Judging(ports, books);
    this.settling = new Settling(ports, books);
    this.reporting = new Reporting(ports, books);
  }

  /**
   * A gate's machine ended.
   *
   * @param how its status, error and cause
   * @return what was found and done, for the log
   */
  public String gateEnded(AttemptId id, String how) {
    Gate before = gates.load(id).gate();
    if (before.isUndecided()) {
      judging.judge(id, Optional.of(how));
    }
    Gate gate = gates.load(id).gate();
    if (RollingBack.isRollBack(gate)) {
      return resumeRollback(id);
    }
    Settled settled = settling.settle(id);
    if (settled == Settled.CARRIER_AWAY) {
      return "decided; the next job of the carrier is answered at once";
    }
    if (settled == Settled.JUDGE_AGAIN) {
      judging.judge(id, Optional.of(how));
      settling.settle(id);
    }
    if (before.isUndecided()) {
      reporting.report(id);
    }
    return Stand.said(gates.load(id).gate());
  }

  /** Starts the rollback's machine unless the rollback is over. */
  private String resumeRollback(AttemptId id) {
    Optional<Rollback> rollback =
        books.releases().rollback(id.gate().release(), id.gate().wave()).map(Kept::value);
    if (rollback.isPresent()) {
      return "the rollback has its own execution";
    }
    return start(id, Judging.rollbackName(gates.load(id).gate()));
  }

  /**
   * A rollback's machine ended before the rollback was over.
   *
   * @param name the execution's name; the next one's is made of it
   */
  public String rollbackEnded(AttemptId id, String name) {
    Optional<Rollback> rollback =
        books.releases().rollback(id.gate().release(), id.gate().wave()).map(Kept::value);
    if (rollback.isPresent() && rollback.get().isOver()) {
      return "the rollback is over";
    }
    return start(id, nextName(name));
  }

  /** {@code ...-rollback}, {@code ...-rollback-r2}, {@code ...-rollback-r3}. */
  static String nextName(String name) {
    int mark = name.lastIndexOf("-r");
    String tail = mark < 0 ? "" : name.substring(mark + 2);
    return tail.matches("[0-9]{1,3}")
        ? name.substring(0, mark) + "-r" + (Integer.parseInt(tail) + 1)
        : Names.head(name, 75) + "-r2";
  }

  private String start(AttemptId id, String name) {
    Sent sent =
        ports.workflows().start(Machine.ROLLBACK, name, CoreJson.write(new MachineInput(id.key())));
    return switch (sent) {
      case Sent.Done done -> "rollback started as " + name;
      case Sent.Refused refused -> "rollback not started: " + refused.code();
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the rollback started is not known: " + unsure.why());
    };
  }
}
