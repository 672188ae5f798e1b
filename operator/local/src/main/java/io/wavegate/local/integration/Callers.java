package io.wavegate.local.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.TaskCall;
import io.wavegate.engine.TaskReply;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.http.Directory;
import java.util.Optional;

/**
 * As whom a task calls: the role of the state machines, or a session of the role that the task's
 * {@code Credentials} name, in that role's account (developer guide, Accessing resources in other
 * accounts). The Region stays the machine's.
 */
final class Callers {
  private static final int LONGEST_SESSION_NAME = 64;

  private final Directory directory;
  private final Caller machines;

  Callers(Directory directory, Caller machines) {
    this.directory = directory;
    this.machines = machines;
  }

  /** Who calls; empty if the role may not be assumed, and the task has failed of it. */
  Optional<Caller> of(TaskCall call, TaskReply reply) {
    if (call.roleArn().isEmpty()) {
      return Optional.of(machines);
    }
    String role = call.roleArn().get();
    Optional<ServiceTable> sts = directory.table("sts", machines);
    try {
      if (sts.isPresent()) {
        JsonNode session = sts.get().call("AssumeRole", request(call, role), machines);
        String key = session.at("/Credentials/AccessKeyId").asText();
        return Optional.of(directory.caller(key).in(machines.region()));
      }
    } catch (ServiceError refused) {
      // Step Functions says the same of every refusal, and nothing of its reason.
    }
    reply.fail(
        "States.TaskFailed",
        "The role %s is not authorized to assume the task state's role, %s."
            .formatted(roleOf(machines), role));
    return Optional.empty();
  }

  /** The trust of the role may ask for the machine's ARN as external id. */
  private static ObjectNode request(TaskCall call, String role) {
    String arn = call.executionArn();
    String execution = arn.substring(arn.lastIndexOf(':') + 1);
    return Json.object()
        .put("RoleArn", role)
        .put(
            "RoleSessionName",
            execution.substring(0, Math.min(LONGEST_SESSION_NAME, execution.length())))
        .put(
            "ExternalId",
            arn.substring(0, arn.lastIndexOf(':')).replaceFirst(":execution:", ":stateMachine:"));
  }

  private static String roleOf(Caller session) {
    return session
        .principalArn()
        .replaceFirst("^arn:aws:sts::([0-9]*):assumed-role/([^/]*)/.*$", "arn:aws:iam::$1:role/$2");
  }
}
