package io.wavegate.local.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.TaskReply;
import io.wavegate.local.integration.ServiceCalls.Target;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.codebuild.CodeBuildStandIn;

/** Builds that a task waits for with {@code .sync}. */
final class BuildJobs {
  private final CodeBuildStandIn builds;
  private final Caller machines;

  BuildJobs(CodeBuildStandIn builds, Caller machines) {
    this.builds = builds;
    this.machines = machines;
  }

  /** The task ends with the build; a task that is stopped stops the build. */
  void await(JsonNode build, Target target, TaskReply reply) {
    String id = build.path("id").asText();
    try {
      builds.whenEnded(id, ended -> answer(ended, target, reply));
    } catch (ServiceError gone) {
      throw new IllegalStateException("a build that has just begun is not there: " + id, gone);
    }
    reply.job(() -> stop(id));
  }

  private static void answer(JsonNode build, Target target, TaskReply reply) {
    JsonNode shown = ServiceCalls.shown(target, Json.object().set("build", build));
    if (build.path("buildStatus").asText().equals("SUCCEEDED")) {
      reply.succeed(shown);
    } else {
      reply.fail("States.TaskFailed", Json.write(shown));
    }
  }

  private void stop(String id) {
    try {
      builds.call("StopBuild", Json.object().put("id", id), machines);
    } catch (ServiceError gone) {
      throw new IllegalStateException("a build that runs cannot be stopped: " + id, gone);
    }
  }
}
