package io.wavegate.local.rehearsal;

import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.local.cloud.LocalCloud;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether nothing is left to happen: the release's own execution and every other are over, no state
 * machine runs, the world has done what it had to, and no alarm is watched any more. A wave that
 * was promoted while the next one never began is watched for weeks; it is waited for as long as
 * after a last wave.
 */
final class Ending {
  private final Policy policy;
  private final LocalCloud cloud;
  private final ReleaseId release;
  private final Anchors anchors;
  private Optional<Instant> quietSince = Optional.empty();

  Ending(Policy policy, LocalCloud cloud, ReleaseId release, Anchors anchors) {
    this.policy = policy;
    this.cloud = cloud;
    this.release = release;
    this.anchors = anchors;
  }

  boolean isOver(Instant now) {
    if (!isQuiet()) {
      quietSince = Optional.empty();
      return false;
    }
    Instant since = quietSince.orElse(now);
    quietSince = Optional.of(since);
    return cloud.wiring().books().watched().all().isEmpty()
        || now.isAfter(since.plus(policy.watchAfter()));
  }

  private boolean isQuiet() {
    return !anchors.isSomethingDue()
        && cloud.engine().listStateMachines().stream()
            .map(StateMachineSummary::stateMachineArn)
            .allMatch(arn -> cloud.engine().listExecutions(arn, Optional.of("RUNNING")).isEmpty())
        && !anyRuns();
  }

  private boolean anyRuns() {
    return switch (cloud.wiring().ports().pipelines().recent(release.pipeline(), Instant.EPOCH)) {
      case Unread<List<PastExecution>> unread -> true;
      case Read<List<PastExecution>> read ->
          read.value().stream().anyMatch(past -> past.status().equals("InProgress"));
    };
  }
}
