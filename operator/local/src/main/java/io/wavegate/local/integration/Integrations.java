package io.wavegate.local.integration;

import io.wavegate.engine.TaskCall;
import io.wavegate.engine.TaskReply;
import io.wavegate.engine.asl.TaskResource.Pattern;
import io.wavegate.local.integration.ServiceCalls.Target;
import io.wavegate.standins.Caller;
import io.wavegate.standins.codebuild.CodeBuildStandIn;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.lambda.FunctionInvoker;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Performs the calls of tasks as Step Functions does: functions, optimised integrations, and every
 * operation of every stand-in's table by {@code aws-sdk:SERVICE:ACTION}. What no table has fails by
 * its name.
 */
public final class Integrations {
  private final LambdaCalls functions;
  private final OptimizedCalls optimized;
  private final ServiceCalls services;

  /**
   * What tasks can reach.
   *
   * @param directory the stand-ins' tables
   * @param machines who calls: the role of the state machines
   * @param passage what stands between tasks and services
   * @param requestIds a fresh request id at each call
   */
  public record Reach(
      Directory directory,
      FunctionInvoker functions,
      CodeBuildStandIn builds,
      Caller machines,
      Passage passage,
      Supplier<String> requestIds) {}

  /** Integrations over what can be reached. */
  public Integrations(Reach reach) {
    Refusals refusals = new Refusals(reach.requestIds());
    Callers callers = new Callers(reach.directory(), reach.machines());
    this.functions = new LambdaCalls(reach.functions(), callers, reach.machines(), refusals);
    this.services = new ServiceCalls(reach.directory(), callers, reach.passage(), refusals);
    this.optimized =
        new OptimizedCalls(
            services, new BuildJobs(reach.builds(), reach.machines()), reach.requestIds());
  }

  /** Performs a call, and replies once, now or later. */
  public void perform(TaskCall call, TaskReply reply) {
    if (LambdaCalls.handles(call) && !isJob(call)) {
      functions.perform(call, reply);
      return;
    }
    switch (call.resource().integration()) {
      case LAMBDA_FUNCTION -> functions.perform(call, reply);
      case OPTIMIZED -> optimized.perform(call, reply);
      case AWS_SDK -> sdk(call, reply);
    }
  }

  private static boolean isJob(TaskCall call) {
    return call.pattern() == Pattern.SYNC || call.pattern() == Pattern.SYNC_2;
  }

  private void sdk(TaskCall call, TaskReply reply) {
    Optional<Service> service = Service.sdk(call.service());
    if (service.isEmpty() || isJob(call)) {
      Refusals.absent(call, reply);
      return;
    }
    Target target = Target.of(service.get(), call, Style.AWS_SDK);
    services.perform(
        call,
        call.arguments(),
        target,
        reply,
        answer -> reply.succeed(ServiceCalls.shown(target, answer)));
  }
}
