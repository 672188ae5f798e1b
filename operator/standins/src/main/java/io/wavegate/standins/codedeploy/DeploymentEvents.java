package io.wavegate.standins.codedeploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Envelope;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import java.util.List;
import java.util.UUID;

/** Tells EventBridge of deployments (EventBridge reference, CodeDeploy events). */
final class DeploymentEvents {
  private final Envelope envelope;
  private final EventSink events;

  DeploymentEvents(Envelope envelope, EventSink events) {
    this.envelope = envelope;
    this.events = events;
  }

  /** Says that a deployment has come to START, SUCCESS, FAILURE or STOP. */
  void tell(Deployment deployment, String state) {
    Group group = deployment.facts().group();
    ObjectNode detail =
        Json.object()
            .put("region", envelope.region())
            .put("deploymentId", deployment.facts().id())
            .put("instanceGroupId", instances(group))
            .put("deploymentGroup", group.name())
            .put("state", state)
            .put("application", group.application());
    events.emit(
        envelope.of(
            "CodeDeploy Deployment State-change Notification",
            List.of(
                arn("application:" + group.application()),
                arn("deploymentgroup:" + group.application() + "/" + group.name())),
            detail));
  }

  /** A group has an id of its own there; the same group has the same. */
  private static String instances(Group group) {
    return new UUID(group.application().hashCode(), group.name().hashCode()).toString();
  }

  private String arn(String what) {
    return "arn:aws:codedeploy:%s:%s:%s".formatted(envelope.region(), envelope.accountId(), what);
  }
}
