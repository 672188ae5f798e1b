package io.wavegate.core.lever;

import io.wavegate.core.lever.Finding.Back;
import io.wavegate.core.lever.Finding.Ready;
import io.wavegate.core.lever.Finding.Refused;
import io.wavegate.core.lever.Finding.Running;
import io.wavegate.core.lever.Finding.Unclear;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.policy.Lever;
import java.util.Optional;

/**
 * The lever of an ECS service: a deployment that runs is stopped, and ECS itself goes back; after
 * its success the task definition of before is deployed again (API references, {@code
 * StopServiceDeployment}, {@code ServiceDeployment}).
 */
final class EcsFindings {
  private EcsFindings() {}

  static Finding of(Lever lever, Optional<LeverFacts> before, EcsDeployment now) {
    if (!(lever instanceof Lever.EcsService named)) {
      return new Refused("what was found is no service");
    }
    boolean isFormer =
        before
            .filter(EcsDeployment.class::isInstance)
            .filter(then -> ((EcsDeployment) then).taskDefinition().equals(now.taskDefinition()))
            .isPresent();
    String status = "its deployment is " + now.status() + said(now.reason());
    return switch (now.status()) {
      case "PENDING", "IN_PROGRESS" ->
          isFormer
              ? new Running("the deployment of " + now.named() + " is running")
              : new Ready(
                  new LeverOrder.StopEcs(now.deployment()),
                  "stop the deployment of " + now.named() + " with rollback");
      case "STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS" -> new Running(status);
      case "SUCCESSFUL", "ROLLBACK_SUCCESSFUL", "" ->
          isFormer
              ? new Back(named.service() + " runs " + now.named())
              : redeploy(named, before, status);
      case "STOPPED", "ROLLBACK_FAILED" ->
          isFormer ? new Refused(status) : redeploy(named, before, status);
      default -> new Unclear(status + ", which says nothing to us");
    };
  }

  private static Finding redeploy(
      Lever.EcsService named, Optional<LeverFacts> before, String status) {
    return before.orElse(new LeverFacts.Absent("")) instanceof EcsDeployment former
        ? new Ready(
            new LeverOrder.DeployEcs(named.cluster(), named.service(), former.taskDefinition()),
            "deploy " + former.named() + " again")
        : new Refused(status + ", and what ran before the deployment is not known");
  }

  private static String said(String reason) {
    return reason.isEmpty() ? "" : " (" + reason + ")";
  }
}
