package io.wavegate.handlers.watch;

import io.wavegate.core.gate.Stand;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.MachineRun;
import io.wavegate.core.port.Workflows.Machine;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.handlers.gate.Judging;
import io.wavegate.handlers.gate.Reporting;
import io.wavegate.handlers.gate.Settled;
import io.wavegate.handlers.gate.Settling;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.RollbackStarts;
import io.wavegate.handlers.rollback.RollingBack;
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
  private final Notices notices;

  /** With all that is outside, and the books. */
  public Takeover(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.judging = new Judging(ports, books);
    this.settling = new Settling(ports, books);
    this.reporting = new Reporting(ports, books);
    this.rollingBack = new RollingBack(ports, books);
    this.notices = new Notices(ports, books);
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
    if (isUnderWay(id, how)) {
      return "a promotion may be under way; looked at again in five minutes";
    }
    Optional<Settled> settled = settle(id, how);
    if (settled.isEmpty()) {
      return lookAfterRollback(id);
    }
    if (!told) {
      reporting.report(id);
    }
    return settled.get() == Settled.CARRIER_AWAY
        ? "decided; the next job of the carrier is answered at once"
        : Stand.said(gates.load(id).gate());
  }

  /**
   * A promotion that was not applied is taken back, and the gate decided otherwise: it would expire
   * with nobody there to judge it again.
   *
   * @return whether its effect may still come, so that nothing can be done about it yet
   */
  private boolean isUnderWay(AttemptId id, String how) {
    Optional<Settled> taken = settling.takeBack(id, how);
    if (taken.filter(Settled.JUDGE_AGAIN::equals).isPresent()) {
      judging.judge(id, Optional.of(how));
    }
    return taken.filter(Settled.CARRIER_AWAY::equals).isPresent();
  }

  /**
   * A promotion on whose carrier more has happened meanwhile is judged by what is there now.
   *
   * @return empty if the wave goes back: its rollback closes the line before it fails the action,
   *     and nobody else would begin it
   */
  private Optional<Settled> settle(AttemptId id, String how) {
    Optional<Settled> settled = settle(id);
    if (settled.filter(Settled.JUDGE_AGAIN::equals).isEmpty()) {
      return settled;
    }
    judging.judge(id, Optional.of(how));
    return settle(id);
  }

  private Optional<Settled> settle(AttemptId id) {
    return gates.load(id).gate().isRollBack() ? Optional.empty() : Optional.of(settling.settle(id));
  }

  /**
   * Sees that a rollback which is not over has an execution: the newest that there is says whether
   * it goes on.
   */
  public String lookAfterRollback(AttemptId id) {
    String first = RollbackStarts.name(gates.load(id).gate());
    String last = "";
    for (int number = 1; number <= MOST; number++) {
      String name = number == 1 ? first : first + "-r" + number;
      MachineRun run = run(name);
      if (run instanceof MachineRun.Running) {
        return "the rollback runs as " + name;
      }
      if (run instanceof MachineRun.Absent) {
        return last.isEmpty() ? RollbackStarts.start(ports, id, name) : rollbackEnded(id, last);
      }
      last = name;
    }
    return rollbackEnded(id, last);
  }

  private MachineRun run(String name) {
    return switch (ports.workflows().run(Machine.ROLLBACK, name)) {
      case Read<MachineRun> read -> read.value();
      case Unread<MachineRun> unread ->
          throw new IllegalStateException("execution " + name + " was not read: " + unread.why());
    };
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
      return over(id);
    }
    int died = number(name);
    if (died >= MOST) {
      return callPerson(id, rollback, "its execution died " + died + " times, last as " + name);
    }
    return RollbackStarts.start(ports, id, first(name) + "-r" + (died + 1));
  }

  /** A rollback of which nothing is written has no record that says whether somebody was told. */
  private String callPerson(AttemptId id, Optional<Rollback> rollback, String why) {
    if (rollback.isPresent()) {
      rollingBack.callPerson(id, why);
    } else {
      String text =
          "release " + id.gate().execution() + " is to be rolled back, nothing was done: " + why;
      Notice notice =
          new Notice(
              gates.load(id).gate().service(),
              id.gate().wave(),
              id.gate().wave() + " rollback needs a person",
              text);
      notices.once(id.gate().release(), notice);
    }
    return "a person was called";
  }

  /** One that is still listed died before its people were told how it ended. */
  private String over(AttemptId id) {
    return books.unfinished().isRollingBack(id)
        ? "the rollback is over, told now: " + rollingBack.report(id).next()
        : "the rollback is over";
  }

  /** {@code ...-rollback} is the first, {@code ...-rollback-r2} the second. */
  private static int number(String name) {
    String tail = name.substring(name.lastIndexOf("-r") + 2);
    return tail.matches("[0-9]{1,3}") ? Integer.parseInt(tail) : 1;
  }

  private static String first(String name) {
    return number(name) == 1 ? name : name.substring(0, name.lastIndexOf("-r"));
  }
}
