package io.wavegate.core.rollback;

import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Chooses what a stage is rolled back to. */
public final class Plans {
  private Plans() {}

  /**
   * The newest other execution that succeeded in the stage; a rollback stands for the STANDARD
   * execution that it returned to. {@code RollbackStage} takes no target that is itself a rollback
   * (S5), and what stood in the stage before that rollback is what was bad.
   *
   * @param succeeded the executions that succeeded in the stage, as CodePipeline lists them
   * @param release the release that would be rolled back
   * @param sound whether what an execution brought may come back; asked of the newest first
   */
  public static NetLook forStage(
      String stage,
      String release,
      Reading<List<PastExecution>> succeeded,
      Predicate<PastExecution> sound) {
    return switch (succeeded) {
      case Unread<List<PastExecution>> unread -> new NetLook.Unknown(unread.why());
      case Read<List<PastExecution>> read ->
          read.value().stream()
              .filter(past -> isTarget(past, release))
              .sorted(Comparator.comparing(PastExecution::startedAt).reversed())
              .filter(sound)
              .findFirst()
              .<NetLook>map(past -> new NetLook.Net(plan(stage, past)))
              .orElseGet(
                  () -> new NetLook.NoNet("no earlier execution succeeded in stage " + stage));
    };
  }

  /**
   * Why there is nothing to roll back to, where the pipeline's own list shows a release that went
   * through: {@code RollbackStage} takes only what succeeded under the present structure.
   *
   * @param release the release that would be rolled back
   * @param recent the pipeline's executions, whatever structure they ran under
   */
  public static NetLook.NoNet explained(
      NetLook.NoNet none, String release, Reading<List<PastExecution>> recent) {
    return recent instanceof Read<List<PastExecution>> read
            && read.value().stream().anyMatch(past -> wentThrough(past, release))
        ? new NetLook.NoNet(
            none.why()
                + " since the pipeline's structure was changed; CodePipeline takes none from"
                + " before")
        : none;
  }

  private static boolean wentThrough(PastExecution past, String release) {
    return isTarget(past, release) && past.status().equals("Succeeded");
  }

  /** Whether a release could be rolled back to what that execution brought. */
  public static boolean isTarget(PastExecution past, String release) {
    return !target(past).isEmpty() && !target(past).equals(release);
  }

  private static String target(PastExecution past) {
    return past.rollback() ? past.rollbackTarget() : past.id();
  }

  private static RollbackPlan plan(String stage, PastExecution past) {
    return new RollbackPlan(stage, target(past), past.revision(), past.summary(), past.updatedAt());
  }
}
