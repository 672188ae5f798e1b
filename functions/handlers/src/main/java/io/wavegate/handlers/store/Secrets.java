package io.wavegate.handlers.store;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Digest;
import io.wavegate.core.model.GateId;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Task tokens, approval tokens and job ids: bearer secrets, in items of their own, never in a
 * timeline, a log or a page (S10).
 */
public final class Secrets {
  private static final String TOKEN = "TASK";
  private static final String APPROVAL = "APPROVAL";
  private static final String JOBS = "JOBS";
  private static final String FIRST = "FIRST";
  private static final int TRIES = 5;

  private final Shelf<TaskToken> tokens;
  private final Shelf<ApprovalToken> approvals;
  private final Shelf<JobSlot> jobs;
  private final Shelf<FirstJob> first;
  private final Shelf<RefusedRun> refused;

  /**
   * The token a bake or a test sleeps on. Of two, the one entered later, or retried more often, is
   * the one.
   *
   * @param token the token
   * @param entered when the state was entered
   * @param retry which retry
   */
  public record TaskToken(String token, Instant entered, int retry) {
    boolean isAfter(TaskToken other) {
      int order = entered.compareTo(other.entered);
      return order > 0 || (order == 0 && retry > other.retry);
    }

    @Override
    public String toString() {
      return "TaskToken[" + entered + " retry " + retry + "]";
    }
  }

  /**
   * The token of the approval action that carries an attempt.
   *
   * @param began when the action began to wait, by CodePipeline's clock
   */
  public record ApprovalToken(String token, Optional<Instant> began) {
    @Override
    public String toString() {
      return "ApprovalToken[...]";
    }
  }

  /**
   * Which job opened an attempt, kept as long as the attempt: its event may come again at any time.
   *
   * @param digest of the job's id
   */
  public record FirstJob(String digest) {}

  /**
   * That a retried run of a gate's action is failed at once, known by its approval token or its
   * job.
   *
   * @param at when that was decided
   */
  public record RefusedRun(Instant at) {}

  /**
   * The job that carries an attempt: held, handed on, or answered; one row, changed conditionally.
   */
  public sealed interface JobSlot {
    /** A job is held. */
    record Live(String job, Instant since, Instant first) implements JobSlot {}

    /** It is being answered "in progress". */
    record Continuing(String job, Instant since, Instant first) implements JobSlot {}

    /** CodePipeline will send the next job. */
    record Awaiting(Instant since, Instant first) implements JobSlot {}

    /** The verdict is being sent to it. */
    record Answering(String job, Instant since, Instant first) implements JobSlot {}

    /** The verdict was sent. */
    record Answered(Instant at) implements JobSlot {}
  }

  /** On a store. */
  public Secrets(ItemStore store) {
    this.tokens = new Shelf<>(store, TaskToken.class);
    this.approvals = new Shelf<>(store, ApprovalToken.class);
    this.jobs = new Shelf<>(store, JobSlot.class);
    this.first = new Shelf<>(store, FirstJob.class);
    this.refused = new Shelf<>(store, RefusedRun.class);
  }

  /** The token the attempt's bake sleeps on. */
  public Optional<TaskToken> token(AttemptId id) {
    return tokens.get(Keys.secret(id), TOKEN).map(Kept::value);
  }

  /** The token that a test sleeps on which somebody else answers. */
  public Optional<TaskToken> token(AttemptId id, String test) {
    return tokens.get(Keys.secret(id), TOKEN + "/" + test).map(Kept::value);
  }

  /**
   * Keeps a token unless a later one is there.
   *
   * @return whether it is the one that counts
   * @throws IllegalStateException if others keep theirs again and again meanwhile
   */
  public boolean keepToken(AttemptId id, TaskToken token) {
    return keepToken(id, TOKEN, token);
  }

  /**
   * The same for the token that a test sleeps on.
   *
   * @throws IllegalStateException if others keep theirs again and again meanwhile
   */
  public boolean keepToken(AttemptId id, TaskToken token, String test) {
    return keepToken(id, TOKEN + "/" + test, token);
  }

  private boolean keepToken(AttemptId id, String sort, TaskToken token) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Kept<TaskToken>> kept = tokens.get(Keys.secret(id), sort);
      if (kept.isPresent() && !token.isAfter(kept.get().value())) {
        return kept.get().value().equals(token);
      }
      boolean written =
          kept.isPresent()
              ? tokens.replace(kept.get(), token)
              : tokens.create(Keys.secret(id), sort, token);
      if (written) {
        return true;
      }
    }
    throw new IllegalStateException("the token of " + id.key() + " is contended");
  }

  /** The approval token; empty for an invoke carrier. */
  public String approval(AttemptId id) {
    return approvals.get(Keys.secret(id), APPROVAL).map(kept -> kept.value().token()).orElse("");
  }

  /** When the approval action of an attempt began to wait; empty where that is not known. */
  public Optional<Instant> began(AttemptId id) {
    return approvals.get(Keys.secret(id), APPROVAL).flatMap(kept -> kept.value().began());
  }

  /** The write that keeps an approval token. */
  public Write approving(AttemptId id, String token, Optional<Instant> began) {
    return approvals.creation(Keys.secret(id), APPROVAL, new ApprovalToken(token, began));
  }

  /** The attempt's job. */
  public Optional<Kept<JobSlot>> job(AttemptId id) {
    return jobs.get(JOBS, id.key());
  }

  /** The jobs of all attempts that have one. */
  public List<Kept<JobSlot>> jobs() {
    return jobs.query(JOBS, "");
  }

  /** The attempt a job slot belongs to. */
  public static AttemptId attemptOf(Kept<JobSlot> slot) {
    return AttemptId.parse(slot.item().sort());
  }

  /** The writes that keep the first job, and that it was the first. */
  public List<Write> holding(AttemptId id, JobSlot.Live slot) {
    return List.of(
        jobs.creation(JOBS, id.key(), slot),
        first.creation(Keys.secret(id), FIRST, new FirstJob(Digest.sha256(slot.job()))));
  }

  /** Whether that job opened the attempt, however long ago. */
  public boolean isFirst(AttemptId id, String job) {
    return first
        .get(Keys.secret(id), FIRST)
        .filter(kept -> kept.value().digest().equals(Digest.sha256(job)))
        .isPresent();
  }

  /**
   * The write that a retried run of a gate's action is failed at once; possible once for each run.
   *
   * @param secret its approval token or job id, of which the digest alone is kept
   */
  public Write refusing(GateId gate, String secret, Instant at) {
    return refused.creation(
        Keys.release(gate.release()),
        Keys.refused(gate) + Digest.sha256(secret),
        new RefusedRun(at));
  }

  /** Moves a job on; false if somebody else did. */
  public boolean move(Kept<JobSlot> read, JobSlot next) {
    return jobs.replace(read, next);
  }

  /** Forgets a job that was answered. */
  public void forget(Kept<JobSlot> read) {
    jobs.remove(read);
  }
}
