package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The {@code AlarmTypes} of a request: without them only metric alarms are told of. */
final class AlarmTypes {
  private AlarmTypes() {}

  static List<String> asked(JsonNode input) {
    List<String> types = new ArrayList<>();
    input.path("AlarmTypes").forEach(type -> types.add(type.asText()));
    return types.isEmpty() ? List.of("MetricAlarm") : types;
  }
}
