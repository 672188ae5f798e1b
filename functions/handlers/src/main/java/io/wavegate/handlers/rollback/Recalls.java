package io.wavegate.handlers.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.GateToCome;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.RollbackStarts;
import io.wavegate.handlers.kit.Rousing;
import io.wavegate.handlers.plan.RollbackPlans;
import io.wavegate.handlers.store.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written of a release that is to go back, and how that begins: by its gate while that is
 * open, else at once.
 */
public final class Recalls {
  private final Ports ports;
  private final Books books;

  /** With all that is outside, and the books. */
  public Recalls(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /** Writes a recall with whatever belongs to it; false if there is one. */
  public boolean commit(AttemptId id, Recall recall, List<Write> more, Line line) {
    List<Write> writes = new ArrayList<>(more);
    writes.add(books.releases().recalling(recall));
    writes.add(books.unfinished().rollingBack(id, recall.service()));
    return books.journal().commit(recall.gate().release(), writes, List.of(line));
  }

  /**
   * Sees that a recall is begun.
   *
   * @return what was found and done, for the log and for the person who asked
   */
  public String takeUp(AttemptId id) {
    Optional<Gate> last = last(id.gate());
    if (last.isEmpty() || isToCome(last.get())) {
      return "it begins as soon as the deployment has ended";
    }
    if (last.get().isUndecided()) {
      String unused = new Rousing(ports, books).rouse(last.get().id(), "the release is taken back");
      return "its gate decides so now, or at its next look, and fails its action first";
    }
    return ready(id).map(this::start).orElse("its gate is being applied, then it begins");
  }

  /** The attempt with which a recall's rollback begins; empty while its gate must act first. */
  public Optional<AttemptId> ready(AttemptId id) {
    return last(id.gate())
        .filter(gate -> gate.isRollBack() || (gate.isOver() && !isToCome(gate)))
        .map(Gate::id);
  }

  /**
   * Whether the stage deploys the release once more since its gate's last attempt: whatever is
   * taken back meanwhile would be deployed again. The attempt of that deployment acts first.
   */
  private boolean isToCome(Gate last) {
    boolean again =
        last.isOver()
            && books
                .releases()
                .watch(last.id().gate().release(), last.id().gate().wave())
                .filter(kept -> kept.value().isDeployedSince(last.openedAt()))
                .isPresent();
    return again && isInProgress(last.id().gate());
  }

  private boolean isInProgress(GateId gate) {
    return switch (ports.pipelines().stage(gate.pipeline(), gate.stage())) {
      case Unread<StageFacts> unread -> true;
      case Read<StageFacts> read ->
          read.value().execution().equals(gate.execution())
              && read.value().status().equals("InProgress");
    };
  }

  /** A gate's newest attempt. */
  Optional<Gate> last(GateId gate) {
    return books.releases().attempts(gate).stream()
        .map(Kept::value)
        .reduce((earlier, later) -> later);
  }

  /** Starts the rollback; one that was started is not started again. */
  String start(AttemptId id) {
    String name = RollbackStarts.name(new Gates(books).load(id).gate());
    return RollbackStarts.start(ports, id, name);
  }

  /**
   * Why a recall can never begin, since its wave has no promotion gate and will get none.
   *
   * @return empty if there is a gate, or while one may come; a stage that is not read says nothing
   */
  public Optional<String> never(GateId gate, WavePolicy wave) {
    if (last(gate).isPresent()) {
      return Optional.empty();
    }
    return switch (ports.pipelines().stage(gate.pipeline(), gate.stage())) {
      case Unread<StageFacts> unread -> Optional.empty();
      case Read<StageFacts> read -> GateToCome.never(read.value(), gate.execution(), wave);
    };
  }

  /** A recall that waits: it is seen to again, or its people are told that it never begins. */
  public void await(AttemptId id, String service) {
    Optional<String> never =
        new RollbackPlans(ports, books)
            .policy(id.gate().release())
            .flatMap(policy -> policy.wave(id.gate().wave()))
            .flatMap(wave -> never(id.gate(), wave));
    if (never.isEmpty()) {
      String unused = takeUp(id);
      return;
    }
    String wave = id.gate().wave();
    String text =
        "release %s is to go back from wave %s, and that cannot begin: %s. Nothing was done; see what the stage holds, and bring back by hand what has to go back."
            .formatted(id.gate().execution(), wave, never.get());
    Notice notice = new Notice(service, wave, wave + " rollback needs a person", text);
    boolean unused = new Notices(ports, books).once(id.gate().release(), notice);
    books.unfinished().rolledBack(id.gate());
  }
}
