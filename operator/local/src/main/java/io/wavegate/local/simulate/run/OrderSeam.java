package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.local.integration.Passage;
import io.wavegate.local.simulate.run.Invocations.Invocation;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.trace.Happened.Ordered;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.http.ServiceCall;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;

/** Stands around what the machines that pull levers ask of services, and tells the trace of it. */
final class OrderSeam implements Passage {
  private static final Set<String> ORDERS =
      Set.of(
          "StopDeployment",
          "StopServiceDeployment",
          "UpdateService",
          "UpdateAlias",
          "CancelUpdateStack",
          "RollbackStack");

  private final Stage stage;
  private final Passage usual;

  OrderSeam(Stage stage, Passage usual) {
    this.stage = stage;
    this.usual = usual;
  }

  @Override
  public JsonNode through(ServiceCall call, Proceed proceed) throws ServiceError, IOException {
    if (!ORDERS.contains(call.operation())) {
      return usual.through(call, proceed);
    }
    Optional<Fault.CallFails> fault = fault(call);
    try {
      return fault.isEmpty() ? given(call, proceed) : struck(call, fault.get(), proceed);
    } catch (ServiceError refused) {
      note(call, refused.code());
      throw refused;
    }
  }

  private Optional<Fault.CallFails> fault(ServiceCall call) {
    return stage
        .striking(
            Fault.CallFails.class,
            f -> f.service().equals(call.service()) && f.operation().equals(call.operation()),
            (index, f, count) -> count >= f.first() && count < f.first() + f.count())
        .map(
            index -> {
              stage.struck(index, "a machine's " + call.operation());
              return (Fault.CallFails) stage.fault(index);
            });
  }

  private JsonNode given(ServiceCall call, Proceed proceed) throws ServiceError, IOException {
    JsonNode answer = usual.through(call, proceed);
    note(call, "");
    return answer;
  }

  private JsonNode struck(ServiceCall call, Fault.CallFails fault, Proceed proceed)
      throws ServiceError, IOException {
    Optional<ServiceError> refusal = CallSeam.refusal(fault.answers());
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return switch (fault.answers()) {
      case SLOW -> given(call, proceed);
      case LOST -> {
        given(call, proceed);
        throw new SocketTimeoutException("Read timed out");
      }
      case NOTHING, THROTTLED, DENIED, ERROR -> throw new SocketTimeoutException("Read timed out");
    };
  }

  private void note(ServiceCall call, String outcome) {
    int who = Invocations.current().map(Invocation::number).orElse(0);
    stage
        .trace()
        .add(
            new Ordered(
                stage.now(),
                who,
                call.caller().accountId(),
                call.caller().region(),
                call.operation(),
                call.input(),
                outcome));
  }
}
