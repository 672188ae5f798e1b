package io.wavegate.handlers.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.Place;
import io.wavegate.core.port.Parameters;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ssm.ParameterStoreStandIn;
import java.util.ArrayList;
import java.util.List;

/** The parameters that teams put, and the events that tell of them. */
final class TestParameters {
  private final List<String> events = new ArrayList<>();
  private final ParameterStoreStandIn store;

  TestParameters(TestTime time, Place place) {
    this.store =
        new ParameterStoreStandIn(
            time, place.account(), place.region(), event -> events.add(event.toString()));
  }

  ParameterStoreStandIn service() {
    return store;
  }

  /** Puts one; the event that tells of it. */
  String put(String name, String value) {
    return put(name, value, "String");
  }

  /** Keeps one encrypted, or in Secrets Manager where its name says so. */
  void putSecret(String name, String value) {
    if (name.startsWith(Parameters.SECRETS)) {
      store.putSecret(name, value);
    } else {
      String unused = put(name, value, "SecureString");
    }
  }

  private String put(String name, String value, String type) {
    return told(
        "PutParameter",
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", name)
            .put("Value", value)
            .put("Type", type)
            .put("Tier", "Intelligent-Tiering")
            .put("Overwrite", true));
  }

  /** Deletes one; the event that tells of it. */
  String delete(String name) {
    return told("DeleteParameter", JsonNodeFactory.instance.objectNode().put("Name", name));
  }

  private String told(String operation, ObjectNode input) {
    try {
      store.call(operation, input, TestPipeline.person());
    } catch (ServiceError e) {
      throw new AssertionError(operation + " was refused: " + e.code() + ": " + e.message(), e);
    }
    return events.getLast();
  }
}
