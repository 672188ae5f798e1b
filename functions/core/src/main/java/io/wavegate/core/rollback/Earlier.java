package io.wavegate.core.rollback;

import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The changes between what a rollback returns to and the release: what was superseded, failed or
 * was stopped on its way, and what was rolled back before. A later revision holds the earlier ones,
 * so that they go with it.
 */
public final class Earlier {
  /** How many are named. */
  private static final int NAMED = 3;

  /** As much of a commit message as a sentence bears. */
  private static final int LONGEST = 60;

  private Earlier() {}

  /**
   * The same plan, with what else it takes back.
   *
   * @param release the release that would be rolled back
   * @param recent the pipeline's executions from the plan's target on, and maybe some before
   */
  public static RollbackPlan along(
      RollbackPlan plan, String release, Reading<List<PastExecution>> recent) {
    return plan.taking(
        switch (recent) {
          case Unread<List<PastExecution>> unread -> new Along.Unknown(unread.why());
          case Read<List<PastExecution>> read -> between(plan, release, read.value());
        });
  }

  /**
   * From when on executions must be read for that.
   *
   * @param succeeded the executions that the plan was chosen from
   */
  public static Instant since(RollbackPlan plan, List<PastExecution> succeeded) {
    return find(succeeded, plan.target())
        .map(PastExecution::startedAt)
        .orElseGet(
            () ->
                succeeded.stream()
                    .filter(past -> past.rollbackTarget().equals(plan.target()))
                    .map(PastExecution::startedAt)
                    .min(Comparator.naturalOrder())
                    .orElse(plan.succeededAt()));
  }

  private static Along between(RollbackPlan plan, String release, List<PastExecution> recent) {
    Optional<PastExecution> target = find(recent, plan.target());
    Optional<PastExecution> own = find(recent, release);
    if (target.isEmpty() || own.isEmpty()) {
      return new Along.Unknown(
          "CodePipeline does not list execution " + (own.isEmpty() ? release : plan.target()));
    }
    SequencedMap<String, Along.Past> changes = new LinkedHashMap<>();
    recent.stream()
        .filter(past -> !past.rollback())
        .filter(past -> past.startedAt().isAfter(target.get().startedAt()))
        .filter(past -> past.startedAt().isBefore(own.get().startedAt()))
        .sorted(Comparator.comparing(PastExecution::startedAt).reversed())
        .forEach(past -> changes.putIfAbsent(change(past), said(past)));
    changes.remove(change(target.get()));
    changes.remove(change(own.get()));
    List<Along.Past> all = new ArrayList<>(changes.sequencedValues());
    return new Along.Changes(all.stream().limit(NAMED).toList(), Math.max(0, all.size() - NAMED));
  }

  private static Optional<PastExecution> find(List<PastExecution> all, String id) {
    return all.stream().filter(past -> past.id().equals(id)).findFirst();
  }

  /** A revision that was released again is one change; of several sources the first is shown. */
  private static String change(PastExecution past) {
    return past.revision().isEmpty() ? past.id() : past.revision();
  }

  private static Along.Past said(PastExecution past) {
    String line =
        past.summary()
            .lines()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    return new Along.Past(
        change(past), end < line.length() ? line.substring(0, end) + "..." : line);
  }
}
