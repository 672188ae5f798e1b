package io.wavegate.handlers.flow;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Workflows.Machine;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.handlers.store.Kept;
import java.util.Optional;

/** Takes over from an execution of ours that died: undecided halts, a rollback is resumed (L7). */
public final class Takeover {
  /** An execution that dies so often dies of something that no further one will mend. */
  private static final int MOST = 10;

  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Judging judging;
  private final Settling settling;
  private final Reporting reporting;
  private final RollingBack rollingBack;

  /** With all that is outside, and the books. */
  public Takeover(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.judging = new Judging(ports, books);
    this.settling = new Settling(ports, books);
    this.reporting = new Reporting(ports, books);
    this.rollingBack = new RollingBack(ports, books);
  }

  /**
   * A gate's machine ended.
   *
   * @param how its status, error and cause
   * @param told whether it had come to its report, so that people know of a halt
   * @return what was found and done, for the log
   */
  public String gateEnded(AttemptId id, String how, boolean told) {
    if (gates.load(id).gate().isUndecided()) {
      judging.judge(id, Optional.of(how));
    }
    if (RollingBack.isRollBack(gates.load(id).gate())) {
      return resumeRollback(id);
    }
    Settled settled = settle(id, how);
    if (!told) {
      reporting.report(id);
    }
    return settled == Settled.CARRIER_AWAY
        ? "decided; the next job of the carrier is answered at once"
        : Stand.said(gates.load(id).gate());
  }

  /** A promotion that cannot be applied now would expire with nobody there to judge it again. */
  private Settled settle(AttemptId id, String how) {
    Settled settled = settling.settle(id);
    boolean open =
        switch (settled) {
          case SETTLED -> false;
          case JUDGE_AGAIN -> true;
          case CARRIER_AWAY -> settling.takeBack(id, how);
        };
    if (!open) {
      return settled;
    }
    judging.judge(id, Optional.of(how));
    return settling.settle(id);
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
    int died = number(name);
    if (died >= MOST) {
      rollingBack.callPerson(id, "its execution died " + died + " times, last as " + name);
      return "a person was called";
    }
    return start(id, first(name) + "-r" + (died + 1));
  }

  /** {@code ...-rollback} is the first, {@code ...-rollback-r2} the second. */
  private static int number(String name) {
    String tail = name.substring(name.lastIndexOf("-r") + 2);
    return tail.matches("[0-9]{1,3}") ? Integer.parseInt(tail) : 1;
  }

  private static String first(String name) {
    return number(name) == 1 ? name : name.substring(0, name.lastIndexOf("-r"));
  }

  private String start(AttemptId id, String name) {
    Sent sent =
        ports.workflows().start(Machine.ROLLBACK, name, CoreJson.write(new MachineInput(id.key())));
    return switch (sent) {
      case Sent.Done done -> "rollback started as " + name;
      case Sent.Refused refused -> {
        Refusals.executionIsThere(refused, "rollback " + name);
        yield "rollback " + name + " was started before";
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the rollback started is not known: " + unsure.why());
    };
  }
}
