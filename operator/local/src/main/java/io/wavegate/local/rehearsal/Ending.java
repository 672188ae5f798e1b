package io.wavegate.local.rehearsal;

import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.local.cloud.LocalCloud;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether nothing is left to happen: the release's own execution and every rollback's are over, no
 * state machine runs, and no alarm is watched any more.
 */
final class Ending {
  private final LocalCloud cloud;
  private final ReleaseId release;

  Ending(LocalCloud cloud, ReleaseId release) {
    this.cloud = cloud;
    this.release = release;
  }

  boolean isOver() {
    return cloud.wiring().books().watched().all().isEmpty()
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
