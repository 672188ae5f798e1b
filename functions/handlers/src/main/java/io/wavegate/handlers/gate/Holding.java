package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.Stand;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Said;
import io.wavegate.core.port.Pipelines.JobProgress;
import io.wavegate.core.port.Sent;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Refusals;
import io.wavegate.handlers.kit.Turns;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Secrets;
import io.wavegate.handlers.store.Secrets.JobSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds the jobs of invoke carriers: a Lambda action fails if nothing replies within 20 minutes,
 * and after 24 hours in all.
 */
public final class Holding {
  /** How long a job is held before it is answered "in progress". */
  static final Duration HELD = Duration.ofMinutes(12);

  private final Ports ports;
  private final Books books;
  private final Gates gates;
  private final Settling settling;

  /** With all that is outside, and the books. */
  public Holding(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.gates = new Gates(books);
    this.settling = new Settling(ports, books);
  }

  /** Answers "in progress" for every job that was held long enough. */
  public void continueHeld() {
    Instant now = ports.time().now();
    Turns turns = new Turns();
    for (Kept<JobSlot> kept : books.secrets().jobs()) {
      turns.take(() -> hold(Secrets.attemptOf(kept), kept, now));
    }
    turns.end();
  }

  private void hold(AttemptId id, Kept<JobSlot> kept, Instant now) {
    switch (kept.value()) {
      case JobSlot.Live live -> {
        if (!now.isBefore(live.since().plus(HELD))) {
          goOn(id, kept, live, now);
        }
      }
      case JobSlot.Continuing continuing -> resume(id, kept, continuing, now);
      case JobSlot.Awaiting awaiting -> forgetIfOver(id, kept);
      case JobSlot.Answering answering -> {
        // The state machine that answers takes it up again.
      }
      case JobSlot.Answered answered -> forgetIfOver(id, kept);
    }
  }

  private void goOn(AttemptId id, Kept<JobSlot> kept, JobSlot.Live live, Instant now) {
    Loaded loaded = gates.load(id);
    JobSlot.Continuing intent = new JobSlot.Continuing(live.job(), now, live.first());
    if (loaded.gate().isOver()) {
      books.secrets().forget(kept);
      return;
    }
    if (!isToBeHeld(loaded.gate()) || !books.secrets().move(kept, intent)) {
      return;
    }
    books
        .secrets()
        .job(id)
        .filter(slot -> slot.value().equals(intent))
        .ifPresent(slot -> resume(id, slot, intent, now));
  }

  /**
   * Also where a rollback is to fail its action, after it has closed the line: an action that runs
   * out of time meanwhile frees the stage for whoever waits in front of it.
   */
  private boolean isToBeHeld(Gate gate) {
    return gate.isUndecided() || (gate.isItsMachinesToAnswer() && isRollingBack(gate));
  }

  /** Whether a rollback is there, or to come, that answers the gate's action. */
  private boolean isRollingBack(Gate gate) {
    GateId id = gate.id().gate();
    return gate.isRollBack()
        && books
            .releases()
            .rollback(id.release(), id.wave())
            .filter(kept -> kept.value().isOver())
            .isEmpty();
  }

  private void resume(
      AttemptId id, Kept<JobSlot> kept, JobSlot.Continuing continuing, Instant now) {
    Sent sent =
        ports.pipelines().continueJob(continuing.job(), id.key(), progress(gates.load(id), now));
    switch (sent) {
      case Sent.Done done ->
          books.secrets().move(kept, new JobSlot.Awaiting(now, continuing.first()));
      case Sent.Refused refused -> {
        // Answered before, its record lost; or the action is over, which the gate's look sees.
        Refusals.jobIsOver(refused, "the continuation of the job");
        books.secrets().move(kept, new JobSlot.Awaiting(now, continuing.first()));
      }
      case Sent.Unsure unsure -> {
        // The next minute tries again; a second result for the same job is refused.
      }
    }
  }

  private void forgetIfOver(AttemptId id, Kept<JobSlot> kept) {
    Phase phase = gates.load(id).gate().phase();
    if (phase instanceof Phase.Settled || phase instanceof Phase.StoodDown) {
      books.secrets().forget(kept);
    }
  }

  private JobProgress progress(Loaded loaded, Instant now) {
    Gate gate = loaded.gate();
    int number = loaded.policy().waves().indexOf(loaded.wave()) + 1;
    String place = "Wave " + number + " of " + loaded.policy().waves().size() + ": ";
    Optional<WatchWindow> window =
        gate.id().gate().kind() == GateKind.PROMOTION ? window(gate) : Optional.empty();
    if (window.isEmpty()) {
      return new JobProgress(place + Stand.said(gate), 0);
    }
    Duration whole = Duration.between(window.get().deployed(), window.get().until());
    Duration past = Duration.between(window.get().deployed(), now);
    long percent = Math.clamp(past.toSeconds() * 100 / Math.max(1, whole.toSeconds()), 0, 99);
    String baked = "bake " + Said.duration(past) + " of " + Said.duration(whole);
    return new JobProgress(place + baked + ", " + fired(gate), (int) percent);
  }

  /** How often an alarm of the wave has fired, as far as was heard: nothing is read for it. */
  private String fired(Gate gate) {
    long fired =
        books.journal().read(gate.id().gate().release()).stream()
            .filter(entry -> entry.kind() == TimelineKind.ALARM)
            .filter(entry -> entry.wave().equals(gate.id().gate().wave()))
            .filter(entry -> entry.text().contains(" went to ALARM"))
            .count();
    return Said.count(fired, "alarm");
  }

  private Optional<WatchWindow> window(Gate gate) {
    return books
        .releases()
        .watch(gate.id().gate().release(), gate.id().gate().wave())
        .map(Kept::value)
        .map(WaveWatch::stands)
        .filter(Stands.Baking.class::isInstance)
        .map(Stands.Baking.class::cast)
        .map(Stands.Baking::window);
  }

  /**
   * CodePipeline sent the next job of an attempt; one that is decided answers at once, unless that
   * is left to its state machine.
   *
   * @return what was found and done, for the log
   */
  public String handedOn(AttemptId id, String job) {
    Instant now = ports.time().now();
    Loaded loaded = gates.load(id);
    Optional<Kept<JobSlot>> kept = books.secrets().job(id);
    if (kept.isEmpty()) {
      return "the gate is over: " + Stand.said(loaded.gate());
    }
    return switch (kept.get().value()) {
      case JobSlot.Awaiting awaiting -> take(id, kept.get(), job, awaiting.first(), now);
      case JobSlot.Continuing continuing -> take(id, kept.get(), job, continuing.first(), now);
      case JobSlot.Live live -> "a job is held already";
      case JobSlot.Answering answering -> "the verdict is being sent";
      case JobSlot.Answered answered -> "the verdict was sent";
    };
  }

  private String take(AttemptId id, Kept<JobSlot> kept, String job, Instant first, Instant now) {
    if (!books.secrets().move(kept, new JobSlot.Live(job, now, first))) {
      throw new IllegalStateException("the job of " + id.key() + " is contended");
    }
    Gate gate = gates.load(id).gate();
    if (gate.isUndecided()) {
      return "held on";
    }
    return gate.isItsMachinesToAnswer() && (!gate.isRollBack() || isRollingBack(gate))
        ? "held for its state machine"
        : "answered at once: " + settling.settle(id);
  }
}
