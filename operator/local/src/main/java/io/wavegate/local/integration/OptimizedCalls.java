package io.wavegate.local.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wavegate.engine.TaskCall;
import io.wavegate.engine.TaskReply;
import io.wavegate.engine.asl.TaskResource.Pattern;
import io.wavegate.local.integration.ServiceCalls.Target;
import io.wavegate.standins.Json;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The integrations that Step Functions has made fit for state machines: JSON where the API has
 * text, a failed entry as a failed task (developer guide, Optimized integrations; recorded
 * executions).
 */
final class OptimizedCalls {
  private static final Set<String> PUT_EVENTS = Set.of("events:putEvents");
  private static final Set<String> MESSAGES = Set.of("sns:publish", "sqs:sendMessage");
  private static final Set<String> BUILDS = Set.of("codebuild:startBuild", "codebuild:stopBuild");

  private final ServiceCalls services;
  private final BuildJobs builds;
  private final Supplier<String> requestIds;

  OptimizedCalls(ServiceCalls services, BuildJobs builds, Supplier<String> requestIds) {
    this.services = services;
    this.builds = builds;
    this.requestIds = requestIds;
  }

  void perform(TaskCall call, TaskReply reply) {
    String what = call.service() + ":" + call.action();
    Optional<Service> service = Service.at(call.service());
    Pattern pattern = call.pattern();
    boolean isOneCall =
        pattern == Pattern.REQUEST_RESPONSE || pattern == Pattern.WAIT_FOR_TASK_TOKEN;
    if (service.isEmpty()) {
      Refusals.absent(call, reply);
    } else if (PUT_EVENTS.contains(what) && isOneCall) {
      putEvents(call, Target.of(service.get(), call, Style.OPTIMIZED), reply);
    } else if (MESSAGES.contains(what) && isOneCall) {
      plain(
          call,
          textAt(textAt(call.arguments(), "Message"), "MessageBody"),
          Target.of(service.get(), call, Style.OPTIMIZED),
          reply);
    } else if (BUILDS.contains(what) && pattern == Pattern.REQUEST_RESPONSE) {
      plain(call, call.arguments(), Target.of(service.get(), call, Style.OPTIMIZED), reply);
    } else if (what.equals("codebuild:startBuild") && pattern == Pattern.SYNC) {
      buildAndWait(call, Target.of(service.get(), call, Style.OPTIMIZED), reply);
    } else if (what.equals("states:startExecution")) {
      // The engine itself starts what it knows: this machine is not there.
      plain(
          call,
          textAt(call.arguments(), "Input"),
          Target.of(service.get(), call, Style.OPTIMIZED),
          reply);
    } else {
      Refusals.absent(call, reply);
    }
  }

  /** The machine and the execution are among the resources of every event. */
  private void putEvents(TaskCall call, Target target, TaskReply reply) {
    JsonNode arguments = call.arguments().deepCopy();
    for (JsonNode entry : arguments.path("Entries")) {
      if (entry instanceof ObjectNode event) {
        text(event, "Detail");
        ArrayNode resources = event.withArray("Resources");
        resources.add(machineOf(call.executionArn())).add(call.executionArn());
      }
    }
    services.perform(
        call,
        arguments,
        target,
        reply,
        answer -> {
          JsonNode shown = ServiceCalls.shown(target, answer);
          if (answer.path("FailedEntryCount").asInt() > 0) {
            reply.fail("EventBridge.FailedEntry", Json.write(shown));
          } else {
            reply.succeed(shown);
          }
        });
  }

  /** {@code arn:aws:states:R:A:execution:MACHINE:NAME} without its name. */
  private static String machineOf(String executionArn) {
    return executionArn
        .substring(0, executionArn.lastIndexOf(':'))
        .replaceFirst(":execution:", ":stateMachine:");
  }

  private void plain(TaskCall call, JsonNode arguments, Target target, TaskReply reply) {
    services.perform(
        call,
        arguments,
        target,
        reply,
        answer -> reply.succeed(received(ServiceCalls.shown(target, answer))));
  }

  private void buildAndWait(TaskCall call, Target target, TaskReply reply) {
    services.perform(
        call,
        call.arguments(),
        target,
        reply,
        answer -> {
          reply.submitted(received(ServiceCalls.shown(target, answer)));
          builds.await(answer.path("build"), target, reply);
        });
  }

  /** What was JSON where the API takes text becomes its text. */
  private static JsonNode textAt(JsonNode arguments, String member) {
    if (arguments instanceof ObjectNode object) {
      ObjectNode copy = object.deepCopy();
      text(copy, member);
      return copy;
    }
    return arguments;
  }

  private static void text(ObjectNode object, String member) {
    JsonNode value = object.path(member);
    if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
      object.set(member, TextNode.valueOf(Json.write(value)));
    }
  }

  /** The answer with what the SDK adds to it; the headers are left out. */
  private ObjectNode received(JsonNode answer) {
    ObjectNode received = Json.object();
    answer.properties().forEach(member -> received.set(member.getKey(), member.getValue()));
    received.putObject("SdkHttpMetadata").put("HttpStatusCode", 200);
    received.putObject("SdkResponseMetadata").put("RequestId", requestIds.get());
    return received;
  }
}
