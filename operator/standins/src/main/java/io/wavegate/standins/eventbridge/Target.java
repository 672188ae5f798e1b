package io.wavegate.standins.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.lambda.FunctionInvoker;
import java.util.function.Consumer;

/**
 * What a rule sends events to.
 *
 * @param id unique within its rule
 * @param action takes the whole event; each delivery has a copy of its own
 */
public record Target(String id, Consumer<ObjectNode> action) {

  /** A function, invoked asynchronously; an event for a function that is gone is dropped. */
  public static Target function(String id, String function, FunctionInvoker invoker) {
    return new Target(
        id,
        event -> {
          try {
            invoker.invokeAsync(function, Json.write(event));
          } catch (ServiceError gone) {
            // EventBridge does not retry a target that does not exist.
          }
        });
  }

  /** A bus, here or in another account and Region; the event keeps its account and its Region. */
  public static Target bus(String id, EventBridgeStandIn receiver, String busName) {
    return new Target(id, event -> receiver.emit(busName, event));
  }
}
