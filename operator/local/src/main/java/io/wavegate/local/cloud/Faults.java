package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.model.Place;
import io.wavegate.local.integration.Passage;
import io.wavegate.local.scenario.Fault;
import io.wavegate.local.scenario.Fault.Events.Kind;
import io.wavegate.local.scenario.Fault.Service.Answers;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.eventbridge.Attempt;
import io.wavegate.standins.eventbridge.Delivery;
import io.wavegate.standins.http.Call;
import io.wavegate.standins.http.CallInterceptor.Proceed;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.http.ServiceCall;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What goes wrong between the handlers and the services, at the seams that are there anyway: the
 * delivery of events, the calls of the HTTP client, the operations of the store. Only invocations
 * feel it; people, the world, and who only looks on do not.
 */
public final class Faults implements Delivery {
  /** What a client waits for an answer before it gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;

  private final Scheduler scheduler;
  private final List<Lasting<Fault.Events>> events = new ArrayList<>();
  private final List<Lasting<Fault.Service>> services = new ArrayList<>();
  private final List<Lasting<Fault.StoreDown>> outages = new ArrayList<>();
  private final List<Lasting<Fault.LeftOut>> absences = new ArrayList<>();
  private final Set<Fault> struck = new LinkedHashSet<>();

  private record Lasting<F extends Fault>(F fault, Optional<Instant> until) {
    boolean isOn(Instant now) {
      return until.isEmpty() || now.isBefore(until.get());
    }
  }

  Faults(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Events go astray from now on. */
  public void begin(Fault.Events fault) {
    events.add(lasting(fault));
  }

  /** A service answers badly from now on. */
  public void begin(Fault.Service fault) {
    services.add(lasting(fault));
  }

  /** The table does not answer from now on. */
  public void begin(Fault.StoreDown fault) {
    outages.add(lasting(fault));
  }

  /** CloudWatch leaves an alarm out of its answers; here it is only noted whether anyone asks. */
  public void begin(Fault.LeftOut fault) {
    absences.add(lasting(fault));
  }

  private <F extends Fault> Lasting<F> lasting(F fault) {
    return new Lasting<>(fault, fault.lasts().map(scheduler.now()::plus));
  }

  /** Whether it met an event or a call; one that met none has shown nothing. */
  public boolean struck(Fault fault) {
    return struck.contains(fault);
  }

  @Override
  public void deliver(Attempt attempt) {
    String kind = attempt.event().path("detail-type").asText();
    Optional<Fault.Events> fault =
        events.stream()
            .filter(f -> f.isOn(scheduler.now()) && isOf(f.fault().kind(), kind))
            .map(Lasting::fault)
            .findFirst();
    if (fault.isEmpty()) {
      attempt.run();
      return;
    }
    struck.add(fault.get());
    switch (fault.get().fate()) {
      case LOST -> {}
      case LATE -> later(fault.get(), attempt);
      case TWICE -> {
        attempt.run();
        later(fault.get(), attempt);
      }
    }
  }

  private void later(Fault.Events fault, Attempt attempt) {
    scheduler.at(scheduler.now().plus(fault.by()), "event comes late", attempt::run);
  }

  private static boolean isOf(Kind kind, String detailType) {
    boolean tick = detailType.equals("Scheduled Event");
    return switch (kind) {
      case ALL -> !tick;
      case SCHEDULE -> tick;
      case ALARM -> detailType.equals("CloudWatch Alarm State Change");
      case ALARM_CONFIGURATION -> detailType.equals("CloudWatch Alarm Configuration Change");
      case PIPELINE -> detailType.equals("CodePipeline Pipeline Execution State Change");
      case STAGE -> detailType.equals("CodePipeline Stage Execution State Change");
      case ACTION -> detailType.equals("CodePipeline Action Execution State Change");
      case MACHINE -> detailType.equals("Step Functions Execution Status Change");
    };
  }

  /** Carries a call out, or not. */
  HttpAnswer around(Call call, Proceed proceed) throws IOException, ServiceError {
    noteAbsence(call);
    Optional<Fault.Service> fault =
        call instanceof ServiceCall service && scheduler.isInvocation()
            ? striking(service)
            : Optional.empty();
    if (fault.isEmpty()) {
      return proceed.run();
    }
    struck.add(fault.get());
    if (fault.get().answers() == Answers.LOST) {
      proceed.run();
    }
    Optional<ServiceError> refusal = refusal(fault.get().answers());
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    scheduler.pass(PATIENCE);
    throw new SocketTimeoutException("Read timed out");
  }

  /**
   * Carries the call of a state machine's task out, or not. How long it waits for an answer that
   * does not come is not imitated.
   */
  JsonNode through(ServiceCall call, Passage.Proceed proceed) throws ServiceError, IOException {
    Optional<Fault.Service> fault = striking(call);
    if (fault.isEmpty()) {
      return proceed.run();
    }
    struck.add(fault.get());
    if (fault.get().answers() == Answers.LOST) {
      JsonNode unused = proceed.run();
    }
    Optional<ServiceError> refusal = refusal(fault.get().answers());
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    throw new SocketTimeoutException("Read timed out");
  }

  private Optional<Fault.Service> striking(ServiceCall call) {
    return services.stream()
        .filter(f -> f.isOn(scheduler.now()) && isOf(f.fault(), call))
        .map(Lasting::fault)
        .findFirst();
  }

  private void noteAbsence(Call call) {
    if (call instanceof ServiceCall service && service.operation().equals("DescribeAlarms")) {
      Set<String> asked = new LinkedHashSet<>();
      service.input().path("AlarmNames").forEach(name -> asked.add(name.asText()));
      absences.stream()
          .filter(f -> f.isOn(scheduler.now()) && asked.contains(f.fault().alarm()))
          .forEach(f -> struck.add(f.fault()));
    }
  }

  private static boolean isOf(Fault.Service fault, ServiceCall call) {
    return fault.service().equals(call.service())
        && fault.operation().filter(o -> !o.equals(call.operation())).isEmpty()
        && fault.in().filter(place -> !isIn(place, call.caller())).isEmpty();
  }

  private static boolean isIn(Place place, Caller caller) {
    return place.equals(new Place(caller.accountId(), caller.region()));
  }

  /** What the service says; nothing where no answer comes. */
  private static Optional<ServiceError> refusal(Answers answers) {
    return switch (answers) {
      case THROTTLED -> Optional.of(ServiceError.throttled());
      case DENIED ->
          Optional.of(
              new ServiceError(
                  "AccessDeniedException", FORBIDDEN, "the role is not allowed to do this"));
      case ERROR ->
          Optional.of(new ServiceError("ServiceUnavailable", UNAVAILABLE, "the service is down"));
      case NOTHING, LOST -> Optional.empty();
    };
  }

  /** Whether the table does not answer who calls now. */
  boolean isStoreDown() {
    Optional<Fault.StoreDown> outage =
        scheduler.isInvocation()
            ? outages.stream().filter(f -> f.isOn(scheduler.now())).map(Lasting::fault).findFirst()
            : Optional.empty();
    outage.ifPresent(struck::add);
    return outage.isPresent();
  }
}
