package io.wavegate.local.integration;

import io.wavegate.engine.TaskCall;
import io.wavegate.engine.TaskReply;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.model.AnswerModels;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** How a task fails: the names and causes that Step Functions gives to what services refuse. */
final class Refusals {
  private final Supplier<String> requestIds;

  Refusals(Supplier<String> requestIds) {
    this.requestIds = requestIds;
  }

  /**
   * A service's error. What its model does not name is the service's own exception: {@code
   * CloudWatch.CloudWatchException}, {@code SQS.AmazonSQSException}.
   */
  void service(Service service, Style style, ServiceError error, TaskReply reply) {
    var modelled = AnswerModels.bundled().exception(service.endpoint(), error.code());
    String id = requestIds.get();
    switch (style) {
      case AWS_SDK ->
          reply.fail(
              service.sdkPrefix() + "." + modelled.orElse(service.sdkPrefix() + "Exception"),
              "%s (Service: %s, Status Code: %d, Request ID: %s)"
                  .formatted(error.message(), service.sdkPrefix(), error.httpStatus(), id));
      case OPTIMIZED ->
          reply.fail(
              service.optimizedPrefix() + "." + modelled.orElse(service.firstSdk() + "Exception"),
              "%s (Service: %s; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                  .formatted(
                      error.message(), service.firstSdk(), error.httpStatus(), error.code(), id));
    }
  }

  /** No answer came: nobody knows whether the call was carried out. */
  static void unanswered(Service service, Style style, IOException lost, TaskReply reply) {
    String prefix =
        switch (style) {
          case AWS_SDK -> service.sdkPrefix();
          case OPTIMIZED -> service.optimizedPrefix();
        };
    reply.fail(
        prefix + ".SdkClientException", "Unable to execute HTTP request: " + lost.getMessage());
  }

  /** Arguments with names that the API does not have. */
  static void unsupported(TaskCall call, List<String> names, TaskReply reply) {
    String fields =
        String.join(
            ", ",
            names.stream()
                .map("The field \"%s\" is not supported by Step Functions"::formatted)
                .toList());
    reply.fail(
        "States.Runtime",
        "The Parameters '%s' could not be used to start the Task: [%s]"
            .formatted(Json.write(call.arguments()), fields));
  }

  /** What Step Functions could call, and this machine cannot. */
  static void absent(TaskCall call, TaskReply reply) {
    reply.fail(
        "States.TaskFailed",
        "this machine has no %s:%s"
            .formatted(call.resource().eventResourceType(), call.resource().eventResource()));
  }
}
