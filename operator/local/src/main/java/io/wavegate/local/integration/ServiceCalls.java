package io.wavegate.local.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.TaskCall;
import io.wavegate.engine.TaskReply;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.http.ServiceCall;
import io.wavegate.standins.model.AnswerModels;
import io.wavegate.standins.model.OperationTable;
import io.wavegate.standins.model.ServiceModels;
import io.wavegate.standins.model.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One operation of a stand-in's table, called by a task. */
final class ServiceCalls {
  private static final Shape ANYTHING = new Shape.Structure(List.of(), Map.of());

  private final Directory directory;
  private final Callers callers;
  private final Passage passage;
  private final Refusals refusals;

  /** What is called, and how it looks to the state machine. */
  record Target(Service service, String operation, Style style) {
    static Target of(Service service, TaskCall call, Style style) {
      String action = call.action();
      return new Target(
          service, action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1), style);
    }
  }

  ServiceCalls(Directory directory, Callers callers, Passage passage, Refusals refusals) {
    this.directory = directory;
    this.callers = callers;
    this.passage = passage;
    this.refusals = refusals;
  }

  /**
   * Calls an operation with a task's arguments.
   *
   * @param answered takes the answer as the API gives it; not called if the task has failed
   */
  void perform(
      TaskCall call,
      JsonNode arguments,
      Target target,
      TaskReply reply,
      Consumer<JsonNode> answered) {
    Optional<Shape.Structure> shape =
        ServiceModels.bundled().input(target.service().endpoint(), target.operation());
    Optional<Caller> caller = callers.of(call, reply);
    if (caller.isEmpty()) {
      return;
    }
    Optional<ServiceTable> table = directory.table(target.service().endpoint(), caller.get());
    if (shape.isEmpty() || table.isEmpty()) {
      Refusals.absent(call, reply);
      return;
    }
    Members members = new Members(target.style());
    JsonNode input = members.toService(shape.get(), arguments);
    if (!members.unsupported().isEmpty()) {
      Refusals.unsupported(call, members.unsupported(), reply);
      return;
    }
    JsonNode answer;
    try {
      ServiceCall sent =
          new ServiceCall(target.service().endpoint(), target.operation(), input, caller.get());
      answer =
          passage.through(sent, () -> table.get().call(target.operation(), input, caller.get()));
    } catch (IOException lost) {
      Refusals.unanswered(target.service(), target.style(), lost, reply);
      return;
    } catch (ServiceError error) {
      if (error.code().equals(OperationTable.UNKNOWN)) {
        Refusals.absent(call, reply);
      } else {
        refusals.service(target.service(), target.style(), error, reply);
      }
      return;
    }
    answered.accept(answer);
  }

  /** An operation's answer as the state machine sees it. */
  static JsonNode shown(Target target, JsonNode answer) {
    Shape shape =
        AnswerModels.bundled()
            .output(target.service().endpoint(), target.operation())
            .<Shape>map(known -> known)
            .orElse(ANYTHING);
    return answer.isObject() ? new Members(target.style()).toMachine(shape, answer) : Json.object();
  }
}
