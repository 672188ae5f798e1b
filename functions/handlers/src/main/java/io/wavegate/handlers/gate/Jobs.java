package io.wavegate.handlers.gate;

import io.wavegate.codec.UserParameters;
import io.wavegate.codec.UserParameters.Binding;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Pipelines.JobContext;
import io.wavegate.core.port.Pipelines.JobFailure;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Refusals;
import java.util.Optional;

/** Takes the jobs of Lambda invoke actions: each opens a gate, hands one on, or is answered. */
public final class Jobs {
  private final Ports ports;
  private final Opening opening;
  private final Holding holding;
  private final String account;
  private final String region;

  /**
   * @param account the account of the pipelines
   * @param region the Region of the pipelines
   */
  public Jobs(Ports ports, Books books, String account, String region) {
    this.ports = ports;
    this.account = account;
    this.opening = new Opening(ports, books);
    this.holding = new Holding(ports, books);
    this.region = region;
  }

  /**
   * A job, as the event brings it.
   *
   * @param id its id, a bearer secret
   * @param account the pipeline's account
   * @param userParameters the action's
   * @param continued the token of the job before
   */
  public record Job(String id, String account, String userParameters, Optional<String> continued) {
    /** Without the id and the token. */
    @Override
    public String toString() {
      return "Job[account=" + account + ", continued=" + continued.isPresent() + "]";
    }
  }

  /** Whether the job is of a pipeline in this account. */
  public boolean isOurs(Job job) {
    return job.account().equals(account);
  }

  /**
   * Takes a job.
   *
   * @return what was found and done, for the log
   * @throws IllegalStateException if CodePipeline does not say whose the job is; Lambda tries again
   */
  public String take(Job job) {
    JobContext context =
        switch (ports.pipelines().job(job.id())) {
          case Read<JobContext> read -> read.value();
          case Unread<JobContext> unread ->
              throw new IllegalStateException("the job was not read: " + unread.why());
        };
    if (context.pipeline().isEmpty() || context.stage().isEmpty() || context.action().isEmpty()) {
      return misconfigured(job, "CodePipeline does not say which action the job belongs to");
    }
    UserParameters parameters = UserParameters.parse(job.userParameters());
    Optional<String> execution = execution(context, parameters);
    if (execution.isPresent() && isRollback(context, execution.get())) {
      return sent(
          "a rollback passes",
          ports.pipelines().succeedJob(job.id(), "Wavegate: a rollback passes"));
    }
    return switch (parameters) {
      case UserParameters.Refused refused -> misconfigured(job, refused.sentence());
      case Binding binding -> bound(job, context, binding);
    };
  }

  private static Optional<String> execution(JobContext context, UserParameters parameters) {
    if (!context.execution().isEmpty()) {
      return Optional.of(context.execution());
    }
    return parameters instanceof Binding binding
        ? Optional.of(binding.execution())
        : Optional.empty();
  }

  /** A rollback never waits for us: one read, no store, no policy, no state machine. */
  private boolean isRollback(JobContext context, String execution) {
    ReleaseId release =
        new ReleaseId(new PipelineRef(account, region, context.pipeline()), execution);
    return switch (ports.pipelines().execution(release)) {
      case Read<PastExecution> read -> read.value().rollback();
      case Unread<PastExecution> unread ->
          throw new IllegalStateException("the execution was not read: " + unread.why());
    };
  }

  private String bound(Job job, JobContext context, Binding binding) {
    boolean same = context.execution().isEmpty() || context.execution().equals(binding.execution());
    if (!same) {
      return misconfigured(
          job,
          "UserParameters name execution "
              + Checks.shown(binding.execution())
              + ", the job belongs to "
              + context.execution());
    }
    GateId gate =
        new GateId(
            new PipelineRef(account, region, context.pipeline()),
            binding.execution(),
            context.stage(),
            binding.wave(),
            binding.gate());
    return job.continued().isPresent()
        ? continued(job, gate, job.continued().get())
        : open(job, context, binding, gate);
  }

  private String continued(Job job, GateId gate, String token) {
    AttemptId id;
    try {
      id = AttemptId.parse(token);
    } catch (IllegalArgumentException e) {
      return misconfigured(job, "the continuation token is not one of Wavegate's");
    }
    return id.gate().equals(gate)
        ? holding.handedOn(id, job.id())
        : misconfigured(job, "the continuation token belongs to another gate");
  }

  private String open(Job job, JobContext context, Binding binding, GateId gate) {
    OpenCall call =
        new OpenCall(
            gate, binding.service(), Carrier.INVOKE, context.action(), job.id(), Optional.empty());
    return switch (opening.open(call)) {
      case Opened.Running running -> "gate open: " + running.id().key();
      case Opened.Refused refused -> misconfigured(job, refused.sentence());
      case Opened.DecidedBefore before ->
          sent(
              before.why(),
              ports
                  .pipelines()
                  .failJob(job.id(), JobFailure.JOB_FAILED, "Wavegate: " + before.why()));
    };
  }

  private String misconfigured(Job job, String sentence) {
    return sent(
        "misconfigured: " + sentence,
        ports.pipelines().failJob(job.id(), JobFailure.CONFIGURATION_ERROR, sentence));
  }

  private static String sent(String what, Sent sent) {
    return switch (sent) {
      case Sent.Done done -> what;
      case Sent.Refused refused -> {
        Refusals.jobIsOver(refused, "the answer to the job");
        yield what + ", but the job was over: " + refused.code();
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the job was answered is not known: " + unsure.why());
    };
  }
}
