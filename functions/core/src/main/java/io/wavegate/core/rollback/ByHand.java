package io.wavegate.core.rollback;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Names;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rollback of a stage that this one did not begin: a person's {@code RollbackStage}, or
 * CodePipeline's own where the stage has {@code onFailure: ROLLBACK}, or that of a newer release.
 * It does what was to be done, so that nobody may stop it, and there must be no second one beside
 * it (S5).
 *
 * @param stage the stage that shows it
 * @param execution its execution
 * @param target the execution that it returns to
 * @param status CodePipeline's word for its status in the stage
 */
public record ByHand(String stage, String execution, String target, String status) {
  private static final List<String> UNDER_WAY = List.of("InProgress", "Stopping");
  private static final String SUCCEEDED = "Succeeded";
  private static final String BY =
      ", begun by a person, by CodePipeline itself or for another release";

  /**
   * The one that a stage shows; empty if it shows none, or one from before the release that goes
   * back.
   *
   * @param recent the pipeline's executions, newest first, at least the newest of them
   * @param judged the execution that is rolled back
   */
  public static Optional<ByHand> in(
      StageFacts stage, Reading<List<PastExecution>> recent, String judged) {
    if (!(recent instanceof Read<List<PastExecution>> read)) {
      return Optional.empty();
    }
    Optional<Instant> released =
        read.value().stream()
            .filter(past -> past.id().equals(judged))
            .map(PastExecution::startedAt)
            .findFirst();
    return read.value().stream()
        .filter(past -> past.rollback() && past.id().equals(stage.execution()))
        // A list that does not go back to the release lists what is newer.
        .filter(past -> released.isEmpty() || past.startedAt().isAfter(released.get()))
        .map(past -> new ByHand(stage.stage(), past.id(), past.rollbackTarget(), stage.status()))
        .findFirst();
  }

  /** Whether it has not ended. */
  boolean isUnderWay() {
    return UNDER_WAY.contains(status);
  }

  /** Whether it brings back, or has brought, what the step would. */
  boolean isTo(NetLook net) {
    return net instanceof NetLook.Net wanted && wanted.plan().target().equals(target);
  }

  /** As whoever might stop it reads it. */
  public String said() {
    String to = " to " + Names.head(target, 8) + " as execution " + execution + BY;
    if (isUnderWay()) {
      return "stage " + stage + " is already being rolled back" + to + ": wait for it";
    }
    return status.equals(SUCCEEDED)
        ? "stage " + stage + " was rolled back already" + to
        : "the rollback of stage " + stage + to + ", ended as " + status;
  }

  /** The same where something else was to come back. */
  String saidBeside(NetLook net) {
    boolean other = net instanceof NetLook.Net && !isTo(net);
    return other && net instanceof NetLook.Net wanted
        ? said() + "; planned was a return to " + Names.head(wanted.plan().target(), 8)
        : said();
  }
}
