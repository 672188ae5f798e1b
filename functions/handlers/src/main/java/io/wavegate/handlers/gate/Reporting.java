package io.wavegate.handlers.gate;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.Phase.StoodDown.By;
import io.wavegate.core.gate.Stand;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.evidence.LeftBehind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Paging;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.util.Optional;

/** Says how a gate ended, to its machine and, where it went wrong, to a person. */
public final class Reporting {
  private final Paging paging;
  private final Gates gates;
  private final Books books;
  private final Observing observing;

  /** With all that is outside, and the books. */
  public Reporting(Ports ports, Books books) {
    this.paging = new Paging(ports.pager());
    this.gates = new Gates(books);
    this.books = books;
    this.observing = new Observing(ports, books);
  }

  /**
   * How a gate ended.
   *
   * @param outcome PROMOTED, OBSERVED, HALTED, ROLLED_BACK or STOOD_DOWN
   * @param reason why
   */
  public record Report(String outcome, String reason) {}

  /**
   * Reports.
   *
   * @throws IllegalStateException if the gate has not ended, or nobody could be told of its halt
   */
  public Report report(AttemptId id) {
    Loaded loaded = gates.load(id);
    Optional<Verdict> verdict = loaded.gate().verdict();
    if (verdict.isEmpty()) {
      if (loaded.gate().isUndecided()) {
        throw new IllegalStateException("the gate " + id.key() + " is undecided");
      }
      if (loaded.gate().phase() instanceof Phase.StoodDown down && down.by() == By.TIME) {
        page(loaded.gate(), down);
      } else {
        pageLeft(loaded.gate());
      }
      return new Report("STOOD_DOWN", Stand.said(loaded.gate()));
    }
    return switch (verdict.get()) {
      case Verdict.Promote promote -> new Report("PROMOTED", promote.reason());
      case Verdict.PromoteByPerson byPerson -> {
        pageLeft(loaded.gate());
        yield new Report("PROMOTED", byPerson.reason());
      }
      case Verdict.Observe observed -> {
        observing.tell(loaded.gate());
        yield new Report("OBSERVED", observed.reason());
      }
      case Verdict.Halt halt -> {
        page(loaded.gate(), halt);
        if (loaded.gate().phase() instanceof Phase.Settled) {
          books.unfinished().close(id);
        }
        yield new Report("HALTED", halt.reason());
      }
      case Verdict.StepAside aside -> new Report("STOOD_DOWN", aside.reason());
      case Verdict.RollBack rollBack -> new Report("ROLLED_BACK", rollBack.reason());
    };
  }

  private void page(Gate gate, Phase.StoodDown down) {
    var id = gate.id().gate();
    String kind = "the " + id.kind().word() + " gate of ";
    paging.page(
        gate.service(),
        kind + id.wave() + " ran out of time",
        "The pipeline got no answer in time from "
            + kind
            + "wave "
            + id.wave()
            + " (stage "
            + id.stage()
            + "), release "
            + id.execution()
            + ".\nWhat CodePipeline says: "
            + down.why()
            + "\n"
            + afterTime(gate));
  }

  private String afterTime(Gate gate) {
    return switch (gate.id().gate().kind()) {
      case ENTRY ->
          (isDeployed(gate)
                  ? "What an earlier attempt has deployed here is there still."
                  : "Nothing of it was deployed here.")
              + " Retry the stage to have it let in or not.";
      case PROMOTION ->
          deployed(gate)
              + "; an alarm of the wave is still told to you. Retry the stage to have it judged"
              + " again, or roll it back.";
    };
  }

  /** A stage may be retried from its entry after it was deployed. */
  private boolean isDeployed(Gate gate) {
    var id = gate.id().gate();
    return books.releases().watch(id.release(), id.wave()).isPresent();
  }

  /** A halt changes nothing, but it may find what a test has changed. */
  private String deployed(Gate gate) {
    return left(gate).orElse("Nothing that is deployed was changed");
  }

  private Optional<String> left(Gate gate) {
    return new LeftBehind(books).of(gate).map(left -> "But " + left);
  }

  /** Somebody has ended the gate while the former version ran for a test. */
  private void pageLeft(Gate gate) {
    var id = gate.id().gate();
    left(gate)
        .ifPresent(
            left ->
                paging.page(
                    gate.service(),
                    id.wave() + " was left on the former version",
                    "The promotion gate of wave %s (stage %s), release %s, has ended: %s.\n%s."
                        .formatted(id.wave(), id.stage(), id.execution(), Stand.said(gate), left)));
  }

  private void page(Gate gate, Verdict.Halt halt) {
    var id = gate.id().gate();
    paging.page(
        gate.service(),
        id.wave() + " halted",
        "HALT at the "
            + id.kind().word()
            + " gate of wave "
            + id.wave()
            + " (stage "
            + id.stage()
            + "), release "
            + id.execution()
            + ".\nReason: "
            + halt.reason()
            + "\n"
            + deployed(gate)
            + "; "
            + line(gate));
  }

  private String line(Gate gate) {
    var id = gate.id().gate();
    boolean closed =
        books.closures().of(gate.service()).stream()
            .map(Kept::value)
            .anyMatch(one -> one.release().equals(id.release()) && one.stage().equals(id.stage()));
    return closed
        ? "the transition into the stage is disabled until a person enables it."
        : "Wavegate has not disabled the transition into the stage: unless somebody else has, the"
            + " next release may come in. Disable it by hand if it must not.";
  }
}
