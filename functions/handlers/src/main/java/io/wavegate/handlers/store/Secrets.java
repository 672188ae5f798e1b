package io.wavegate.handlers.store;

import io.wavegate.core.model.AttemptId;
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

  private final Shelf<TaskToken> tokens;
  private final Shelf<ApprovalToken> approvals;
  private final Shelf<JobSlot> jobs;

  /**
   * The token a bake sleeps on. Of two, the one entered later, or retried more often, is the one.
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

  /** The token of the approval action that carries an attempt. */
  public record ApprovalToken(String token) {
    @Override
    public String toString() {
      return "ApprovalToken[...]";
    }
  }

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
  }

  /** The token the attempt's bake sleeps on. */
  public Optional<TaskToken> token(AttemptId id) {
    return tokens.get(Keys.secret(id), TOKEN).map(Kept::value);
  }

  /**
   * Keeps a token unless a later one is there.
   *
   * @return whether it is the one that counts
   */
  public boolean keepToken(AttemptId id, TaskToken token) {
    Optional<Kept<TaskToken>> kept = tokens.get(Keys.secret(id), TOKEN);
    if (kept.isEmpty()) {
      return tokens.create(Keys.secret(id), TOKEN, token);
    }
    return kept.get().value().equals(token)
        || (token.isAfter(kept.get().value()) && tokens.replace(kept.get(), token));
  }

  /** The approval token; empty for an invoke carrier. */
  public String approval(AttemptId id) {
    return approvals.get(Keys.secret(id), APPROVAL).map(kept -> kept.value().token()).orElse("");
  }

  /** The write that keeps an approval token. */
  public Write approving(AttemptId id, String token) {
    return approvals.creation(Keys.secret(id), APPROVAL, new ApprovalToken(token));
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

  /** The write that keeps the first job. */
  public Write holding(AttemptId id, JobSlot slot) {
    return jobs.creation(JOBS, id.key(), slot);
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
