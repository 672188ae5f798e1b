package io.wavegate.handlers.testing;

import io.wavegate.standins.ServiceError;
import io.wavegate.standins.http.Call;
import io.wavegate.standins.http.CallInterceptor;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.http.ServiceCall;
import io.wavegate.standins.http.SiteCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands between handlers and services: keeps what was called, and breaks what a test breaks. */
public final class Faults implements CallInterceptor {
  private sealed interface Fault {
    record LostReply() implements Fault {}

    record Answer(String code, int status) implements Fault {}
  }

  private record Planned(Fault fault, int times) {}

  private final Map<String, Planned> planned = new LinkedHashMap<>();
  private final List<ServiceCall> calls = new ArrayList<>();
  private Optional<Runnable> before = Optional.empty();
  private String beforeOperation = "";

  /** The next call of this operation is carried out, but its reply is lost. */
  public void loseReplyOf(String operation) {
    planned.put(operation, new Planned(new Fault.LostReply(), 1));
  }

  /** From now on the operation is answered with an error and does nothing. */
  public void refuse(String operation, String code, int status) {
    planned.put(operation, new Planned(new Fault.Answer(code, status), Integer.MAX_VALUE));
  }

  /** The next call of this operation is answered with an error and does nothing. */
  public void refuseOnce(String operation, String code, int status) {
    planned.put(operation, new Planned(new Fault.Answer(code, status), 1));
  }

  /** The operation works again. */
  public void mend(String operation) {
    planned.remove(operation);
  }

  /** Somebody acts just before the next call of this operation. */
  public void before(String operation, Runnable act) {
    beforeOperation = operation;
    before = Optional.of(act);
  }

  /** The calls of an operation, refused and lost ones included. */
  public List<ServiceCall> calls(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).toList();
  }

  /** The operations that were called, in order. */
  public List<String> operations() {
    return calls.stream().map(ServiceCall::operation).toList();
  }

  /** Forgets what was called. */
  public void forget() {
    calls.clear();
  }

  @Override
  public HttpAnswer around(Call call, Proceed proceed) throws IOException, ServiceError {
    return switch (call) {
      case SiteCall site -> proceed.run();
      case ServiceCall service -> around(service, proceed);
    };
  }

  private HttpAnswer around(ServiceCall call, Proceed proceed) throws IOException, ServiceError {
    calls.add(call);
    if (before.isPresent() && call.operation().equals(beforeOperation)) {
      Runnable act = before.get();
      before = Optional.empty();
      act.run();
    }
    Optional<Fault> fault = next(call.operation());
    if (fault.isEmpty()) {
      return proceed.run();
    }
    if (fault.get() instanceof Fault.Answer answer) {
      throw new ServiceError(answer.code(), answer.status(), "refused by the test");
    }
    proceed.run();
    throw new IOException("connection reset by the test");
  }

  private Optional<Fault> next(String operation) {
    Planned plan = planned.get(operation);
    if (plan == null) {
      return Optional.empty();
    }
    if (plan.times() == 1) {
      planned.remove(operation);
    }
    return Optional.of(plan.fault());
  }
}
