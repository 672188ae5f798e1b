package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.run.Invocations.Invocation;
import io.wavegate.local.simulate.schedule.Answers;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.SiteAsked;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.http.Call;
import io.wavegate.standins.http.CallInterceptor;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.http.ServiceCall;
import io.wavegate.standins.http.SiteCall;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands around every call of the HTTP client, below the SDK and its retries. */
final class CallSeam implements CallInterceptor {
  /** What a client waits for an answer before it gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Pattern READ = Pattern.compile("Get|List|Describe");
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;
  private static final Pattern CODE =
      Pattern.compile("\"__type\"\\s*:\\s*\"(?:[^\"]*#)?([^\"]+)\"|<Code>([^<]+)</Code>");

  private final Stage stage;
  private final Deaths deaths;
  private final Stalls stalls;

  CallSeam(Stage stage, Deaths deaths, Stalls stalls) {
    this.stage = stage;
    this.deaths = deaths;
    this.stalls = stalls;
  }

  @Override
  public HttpAnswer around(Call call, Proceed proceed) throws IOException, ServiceError {
    Optional<Invocation> current = Invocations.current();
    if (current.isEmpty()) {
      return proceed.run();
    }
    Invocation invocation = current.get();
    invocation.live();
    stage.scheduler().park();
    int step = invocation.step();
    if (call instanceof ServiceCall service && !isLook(service)) {
      stage.effect(invocation, step);
    }
    stalls.before(invocation, step);
    deaths.at(invocation, step, false);
    HttpAnswer answer =
        switch (call) {
          case ServiceCall service -> service(service, invocation, proceed);
          case SiteCall site -> site(invocation, proceed);
        };
    deaths.at(invocation, step, true);
    stage.scheduler().pass(answer.latency());
    return answer;
  }

  /** A machine that only looks at a lever changes nothing. */
  private static boolean isLook(ServiceCall call) {
    return READ.matcher(call.operation()).lookingAt()
        || call.input().path("stateMachineArn").asText().endsWith("lever-look");
  }

  private HttpAnswer site(Invocation invocation, Proceed proceed) throws IOException {
    HttpAnswer answer = proceed.run();
    stage
        .trace()
        .add(
            new SiteAsked(
                stage.now(), invocation.number(), answer.status(), answer.latency().toMillis()));
    return answer;
  }

  private HttpAnswer service(ServiceCall call, Invocation invocation, Proceed proceed)
      throws IOException, ServiceError {
    Optional<Integer> fault = fault(call);
    if (fault.isEmpty()) {
      HttpAnswer answer = proceed.run();
      note(call, invocation, outcome(answer), Fate.ANSWERED);
      return answer;
    }
    Answers answers = answers(stage.fault(fault.get()));
    stage.struck(fault.get(), "#" + invocation.number() + " " + call.operation() + " " + answers);
    Optional<ServiceError> refusal = refusal(answers);
    if (refusal.isPresent()) {
      note(call, invocation, refusal.get().code(), Fate.REFUSED_BEFORE);
      throw refusal.get();
    }
    if (answers == Answers.SLOW) {
      HttpAnswer answer = proceed.run();
      note(call, invocation, outcome(answer), Fate.ANSWERED);
      return answer.after(Duration.ofMillis(500 + (long) (stage.scheduler().random() * 3_500)));
    }
    if (answers == Answers.LOST) {
      note(call, invocation, outcome(proceed.run()), Fate.REPLY_LOST);
    } else {
      note(call, invocation, "timed out", Fate.NEVER_ARRIVED);
    }
    stage.scheduler().pass(PATIENCE);
    throw new SocketTimeoutException("Read timed out");
  }

  /** What the service says; nothing where no answer comes. */
  static Optional<ServiceError> refusal(Answers answers) {
    return switch (answers) {
      case THROTTLED -> Optional.of(ServiceError.throttled());
      case DENIED ->
          Optional.of(
              new ServiceError(
                  "AccessDeniedException", FORBIDDEN, "the role is not allowed to do this"));
      case ERROR ->
          Optional.of(new ServiceError("ServiceUnavailable", UNAVAILABLE, "the service is down"));
      case NOTHING, LOST, SLOW -> Optional.empty();
    };
  }

  private Optional<Integer> fault(ServiceCall call) {
    Optional<Integer> counted =
        stage.striking(
            Fault.CallFails.class,
            f -> f.service().equals(call.service()) && f.operation().equals(call.operation()),
            (index, f, count) -> count >= f.first() && count < f.first() + f.count());
    Optional<Integer> lasting =
        stage.lasting(
            Fault.ServiceFails.class,
            f ->
                f.service().equals(call.service())
                    && f.operation().filter(o -> !o.equals(call.operation())).isEmpty());
    return counted.or(() -> lasting);
  }

  private static Answers answers(Fault fault) {
    return switch (fault) {
      case Fault.CallFails fails -> fails.answers();
      case Fault.ServiceFails fails -> fails.answers();
      case Fault.EventsAstray other -> throw new IllegalStateException(other.said());
      case Fault.StaleReads other -> throw new IllegalStateException(other.said());
      case Fault.LeftOut other -> throw new IllegalStateException(other.said());
      case Fault.StoreDown other -> throw new IllegalStateException(other.said());
      case Fault.WriteFails other -> throw new IllegalStateException(other.said());
      case Fault.Crash other -> throw new IllegalStateException(other.said());
      case Fault.Refused other -> throw new IllegalStateException(other.said());
      case Fault.Stall other -> throw new IllegalStateException(other.said());
      case Fault.Skew other -> throw new IllegalStateException(other.said());
    };
  }

  /** How far a call came. */
  private enum Fate {
    ANSWERED(true, true),
    REFUSED_BEFORE(false, true),
    NEVER_ARRIVED(false, false),
    REPLY_LOST(true, false);

    private final boolean carriedOut;
    private final boolean answered;

    Fate(boolean carriedOut, boolean answered) {
      this.carriedOut = carriedOut;
      this.answered = answered;
    }
  }

  private void note(ServiceCall call, Invocation invocation, String outcome, Fate fate) {
    stage
        .trace()
        .add(
            new Called(
                stage.now(),
                invocation.number(),
                call.service(),
                call.operation(),
                call.input(),
                outcome,
                fate.carriedOut,
                fate.answered));
  }

  /** Empty for a success, else the service's code. */
  private static String outcome(HttpAnswer answer) {
    if (answer.status() == OK) {
      return "";
    }
    Matcher code = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    if (!code.find()) {
      return "status " + answer.status();
    }
    return code.group(1) == null ? code.group(2) : code.group(1);
  }
}
