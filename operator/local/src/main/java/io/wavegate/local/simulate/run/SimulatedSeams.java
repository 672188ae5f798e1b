package io.wavegate.local.simulate.run;

import io.wavegate.core.port.TimeSource;
import io.wavegate.handlers.Telemetry;
import io.wavegate.local.cloud.Seams;
import io.wavegate.local.integration.Passage;
import io.wavegate.local.simulate.run.Invocations.Died;
import io.wavegate.local.simulate.run.Invocations.Invocation;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray;
import io.wavegate.local.simulate.trace.End;
import io.wavegate.local.simulate.trace.Happened.Invoked;
import io.wavegate.local.simulate.trace.Happened.Logged;
import io.wavegate.local.simulate.trace.Happened.Returned;
import io.wavegate.standins.eventbridge.Attempt;
import io.wavegate.standins.eventbridge.Delivery;
import io.wavegate.standins.http.CallInterceptor;
import io.wavegate.standins.lambda.FunctionBody;
import io.wavegate.standins.lambda.FunctionReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;

/** Puts the faults of a schedule at the seams of a cloud, and tells the trace of what passes. */
final class SimulatedSeams implements Seams {
  private static final String STACK = "wavegate-";

  private final Stage stage;
  private final Deaths deaths;
  private final Stalls stalls;
  private final Secrets secrets;

  SimulatedSeams(Stage stage, Deaths deaths, Stalls stalls, Secrets secrets) {
    this.stage = stage;
    this.deaths = deaths;
    this.stalls = stalls;
    this.secrets = secrets;
  }

  /** The function's name without the stack's. */
  static String bare(String function) {
    return function.startsWith(STACK) ? function.substring(STACK.length()) : function;
  }

  @Override
  public CallInterceptor calls(CallInterceptor usual) {
    return new CallSeam(stage, deaths, stalls);
  }

  @Override
  public Passage tasks(Passage usual) {
    return new OrderSeam(stage, usual);
  }

  @Override
  public TimeSource clock(TimeSource usual) {
    return () -> skewed(usual.now());
  }

  private Instant skewed(Instant now) {
    Optional<Invocation> current = Invocations.current();
    if (current.isEmpty()) {
      return now;
    }
    Optional<Integer> fault =
        stage.striking(
            Fault.Skew.class,
            f -> f.function().isEmpty() || f.function().equals(current.get().function()),
            (index, f, count) -> {
              if (count == 1) {
                stage.struck(index, f.said());
              }
              return true;
            });
    return fault.map(i -> now.plus(((Fault.Skew) stage.fault(i)).by())).orElse(now);
  }

  @Override
  public Telemetry telemetry(Telemetry usual) {
    return new Telemetry() {
      @Override
      public void said(String handler, String text, SequencedMap<String, String> fields) {
        log(handler + ": " + text + " " + fields);
      }

      @Override
      public void count(String metric) {
        log("counts " + metric);
      }
    };
  }

  private void log(String text) {
    int who = Invocations.current().map(Invocation::number).orElse(0);
    stage.trace().add(new Logged(stage.now(), who, text));
  }

  @Override
  public Runnable invocation(
      String function, String payload, FunctionReply reply, FunctionBody body) {
    String name = bare(function);
    Invocation invocation = stage.invocations().begin(name);
    return () -> Invocations.run(invocation, () -> invoke(invocation, payload, reply, body));
  }

  private void invoke(
      Invocation invocation, String payload, FunctionReply reply, FunctionBody body) {
    if (isRefused(stage, invocation.function())) {
      reply.fail("Lambda.TooManyRequestsException", "Rate Exceeded.");
      return;
    }
    stalls.start(invocation);
    invocation.started(stage.now());
    secrets.seen(invocation.function(), payload);
    stage
        .trace()
        .add(new Invoked(stage.now(), invocation.number(), invocation.function(), payload));
    try {
      body.run(payload, new Told(invocation, reply));
    } catch (Died died) {
      returned(invocation, End.DIED, "");
      reply.fail("Lambda.Unknown", "The process exited before it completed the request.");
    }
  }

  /** Whether Lambda takes no invocation of a function now, which is told to the trace. */
  static boolean isRefused(Stage stage, String function) {
    Optional<Integer> fault =
        stage.lasting(
            Fault.Refused.class, f -> f.function().isEmpty() || f.function().equals(function));
    fault.ifPresent(index -> stage.struck(index, function + " refused"));
    return fault.isPresent();
  }

  private void returned(Invocation invocation, End end, String text) {
    stage
        .trace()
        .add(new Returned(stage.now(), invocation.number(), invocation.function(), end, text));
  }

  /** Tells the trace, then who waits. */
  private final class Told implements FunctionReply {
    private final Invocation invocation;
    private final FunctionReply reply;

    Told(Invocation invocation, FunctionReply reply) {
      this.invocation = invocation;
      this.reply = reply;
    }

    @Override
    public void succeed(String json) {
      returned(invocation, End.ANSWERED, json);
      reply.succeed(json);
    }

    @Override
    public void fail(String errorType, String message) {
      returned(invocation, End.THREW, errorType + ": " + message);
      reply.fail(errorType, message);
    }
  }

  @Override
  public Delivery delivery(Delivery usual) {
    return this::deliver;
  }

  private void deliver(Attempt attempt) {
    String kind = attempt.event().path("detail-type").asText();
    Optional<Integer> fault =
        stage.lasting(
            EventsAstray.class,
            f -> f.kind().isEmpty() ? !kind.equals("Scheduled Event") : f.kind().equals(kind));
    if (fault.isEmpty()) {
      attempt.run();
      return;
    }
    EventsAstray astray = (EventsAstray) stage.fault(fault.get());
    stage.struck(
        fault.get(),
        kind
            + " of "
            + attempt.event().path("time").asText()
            + " for "
            + attempt.target().id()
            + " "
            + astray.fate());
    switch (astray.fate()) {
      case LOST -> {}
      case LATE -> later(attempt, astray.by());
      case TWICE -> {
        attempt.run();
        later(attempt, astray.by());
      }
      case SHUFFLED ->
          later(
              attempt,
              Duration.ofSeconds((long) (stage.scheduler().random() * astray.by().toSeconds())));
    }
  }

  private void later(Attempt attempt, Duration by) {
    stage.scheduler().at(stage.now().plus(by), "event comes late", attempt::run);
  }
}
