package io.wavegate.core.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.people.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a newer release that a release-wide rollback meets in a stage (fault 62).
 *
 * <p>Whoever works on a trunk has the bad commit in every later release, so that a newer one which
 * is still in progress there is stopped: it ends what it has begun and begins nothing more, since
 * to abandon a deployment would leave nobody knows what. What it has deployed goes back by its own
 * gate if the evidence against it is bad (S1), and else is left to a person, who is told: {@code
 * RollbackStage} of the stage would take back an execution that the rollback was not decided about
 * (S4), perhaps a second time beside that execution's own (S5). One that a person marked as the fix
 * is not stopped; nor is a rollback, ever.
 */
public final class NewerRelease {
  /** How long a release that was stopped may take to end what it has begun. */
  static final Duration PATIENCE = Duration.ofMinutes(60);

  /** How long a stage may be shown as if nobody had asked. */
  static final Duration SHOWN_WITHIN = Duration.ofMinutes(1);

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final List<String> UNDER_WAY = List.of("InProgress", "Stopping");

  private NewerRelease() {}

  /**
   * That a release was asked to stop, written before it is.
   *
   * @param by the execution whose rollback asks
   * @param at when
   * @param answered whether CodePipeline has taken it
   * @param refused why it has not, if it has said so
   */
  public record Asked(String by, Instant at, boolean answered, Optional<String> refused) {}

  /**
   * All that is known.
   *
   * @param judged the execution that is rolled back
   * @param stage the stage as it is now
   * @param recent the pipeline's executions since that one was first seen, and some before
   * @param wanted whether the policy's rollback takes the whole release
   * @param fix the word by which the release in the stage is the fix
   * @param handled whether its own gate has decided against it, or it is taken back itself
   * @param asked that it was asked to stop
   * @param now the present
   */
  public record Look(
      String judged,
      StageFacts stage,
      Reading<List<PastExecution>> recent,
      boolean wanted,
      Optional<Word> fix,
      boolean handled,
      Optional<Asked> asked,
      Instant now) {}

  /** What it comes to. */
  public sealed interface Judgement {
    /** There is no newer release in progress, or none that is this rollback's business. */
    record Nothing() implements Judgement {}

    /** It is stopped now. */
    record Stop() implements Judgement {}

    /**
     * It was stopped, and ends what it has begun.
     *
     * @param pause after how long to look again
     */
    record Wait(Duration pause) implements Judgement {}

    /**
     * The stage is left to a person.
     *
     * @param why as a person reads it, after the stage's and the release's name
     */
    record Leave(String why) implements Judgement {}
  }

  /** Judges. */
  public static Judgement judge(Look look) {
    StageFacts stage = look.stage();
    if (stage.execution().isEmpty() || stage.execution().equals(look.judged())) {
      return new Judgement.Nothing();
    }
    if (look.asked().isPresent()) {
      return asked(look, look.asked().get());
    }
    if (!look.wanted() || look.handled() || !stage.status().equals("InProgress")) {
      return new Judgement.Nothing();
    }
    if (!isNewer(look)) {
      return new Judgement.Nothing();
    }
    return look.fix()
        .<Judgement>map(word -> new Judgement.Leave("it is marked as the fix by " + word.said()))
        .orElseGet(Judgement.Stop::new);
  }

  private static Judgement asked(Look look, Asked asked) {
    if (asked.refused().isPresent()) {
      return new Judgement.Leave("it could not be stopped: " + asked.refused().get());
    }
    if (!UNDER_WAY.contains(look.stage().status())) {
      return new Judgement.Leave("it was stopped, and no gate has judged what it deployed there");
    }
    if (!asked.answered() && !look.now().isBefore(asked.at().plus(SHOWN_WITHIN))) {
      return new Judgement.Stop();
    }
    return look.now().isBefore(asked.at().plus(PATIENCE))
        ? new Judgement.Wait(SOON)
        : new Judgement.Leave("it was stopped, and has not ended what it had begun");
  }

  private static boolean isNewer(Look look) {
    if (!(look.recent() instanceof Read<List<PastExecution>> read)) {
      return false;
    }
    Optional<Instant> judged = started(read.value(), look.judged());
    return read.value().stream()
        .filter(past -> past.id().equals(look.stage().execution()) && !past.rollback())
        .anyMatch(past -> judged.isEmpty() || past.startedAt().isAfter(judged.get()));
  }

  /** Empty if the list does not go back so far: then all that it lists is newer. */
  private static Optional<Instant> started(List<PastExecution> recent, String execution) {
    return recent.stream()
        .filter(past -> past.id().equals(execution))
        .map(PastExecution::startedAt)
        .findFirst();
  }
}
