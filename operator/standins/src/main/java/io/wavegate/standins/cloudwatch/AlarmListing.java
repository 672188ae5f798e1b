package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * DescribeAlarms: alarms that do not exist are simply absent, composites are left out unless asked
 * for, and the children of a composite are asked for alone.
 */
final class AlarmListing {
  private static final int DEFAULT_PAGE = 50;
  private static final String TOKEN = "after:";

  private final Alarms alarms;

  AlarmListing(Alarms alarms) {
    this.alarms = alarms;
  }

  JsonNode describe(JsonNode input) throws ServiceError {
    boolean family = input.has("ChildrenOfAlarmName") || input.has("ParentsOfAlarmName");
    if (family) {
      alone(input);
    } else if (input.has("AlarmNames") && input.has("AlarmNamePrefix")) {
      throw ServiceError.badRequest(
          "ValidationError", "AlarmNames and AlarmNamePrefix cannot be used together");
    }
    Predicate<Alarm> asked = family ? relatives(input) : filters(input);
    List<Alarm> found = alarms.all().stream().filter(asked.and(after(input))).toList();
    return page(found, input, view(input));
  }

  private static JsonNode page(List<Alarm> found, JsonNode input, Function<Alarm, JsonNode> view) {
    int size = Math.min(found.size(), input.path("MaxRecords").asInt(DEFAULT_PAGE));
    ObjectNode answer = Json.object();
    ArrayNode composites = answer.putArray("CompositeAlarms");
    ArrayNode metrics = answer.putArray("MetricAlarms");
    for (Alarm alarm : found.subList(0, size)) {
      (alarm.isComposite() ? composites : metrics).add(view.apply(alarm));
    }
    if (size < found.size()) {
      answer.put("NextToken", TOKEN + found.get(size - 1).name());
    }
    return answer;
  }

  /** Of children little is told, of parents less. */
  private static Function<Alarm, JsonNode> view(JsonNode input) {
    if (input.has("ChildrenOfAlarmName")) {
      return AlarmListing::child;
    }
    return input.has("ParentsOfAlarmName") ? AlarmListing::parent : AlarmListing::full;
  }

  private static void alone(JsonNode input) throws ServiceError {
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : input.properties()) {
      if (!member.getKey().equals("MaxRecords") && !member.getKey().equals("NextToken")) {
        others.add(member.getKey());
      }
    }
    if (others.size() > 1) {
      throw ServiceError.badRequest(
          "ValidationError",
          "ChildrenOfAlarmName and ParentsOfAlarmName stand alone, got %s".formatted(others));
    }
  }

  private Predicate<Alarm> relatives(JsonNode input) throws ServiceError {
    boolean children = input.has("ChildrenOfAlarmName");
    String name = input.path(children ? "ChildrenOfAlarmName" : "ParentsOfAlarmName").asText();
    Alarm known =
        alarms
            .find(name)
            .orElseThrow(
                () ->
                    new ServiceError(
                        "ResourceNotFound", 404, "Unknown alarm '%s'".formatted(name)));
    List<String> named = children ? children(known) : List.of();
    return alarm -> children ? named.contains(alarm.name()) : children(alarm).contains(name);
  }

  private static List<String> children(Alarm alarm) {
    return switch (alarm.kind()) {
      case Alarm.Kind.Composite composite -> Alarms.childNames(composite.rule());
      case Alarm.Kind.Metric metric -> List.of();
    };
  }

  private static Predicate<Alarm> filters(JsonNode input) {
    List<String> names = new ArrayList<>();
    input.path("AlarmNames").forEach(name -> names.add(name.asText()));
    String prefix = input.path("AlarmNamePrefix").asText("");
    String state = input.path("StateValue").asText("");
    String action = input.path("ActionPrefix").asText("");
    List<String> types = AlarmTypes.asked(input);
    return alarm ->
        !alarm.leftOut()
            && types.contains(alarm.type())
            && (names.isEmpty() || names.contains(alarm.name()))
            && alarm.name().startsWith(prefix)
            && (state.isEmpty() || alarm.state().value().name().equals(state))
            && (action.isEmpty() || hasAction(alarm, action));
  }

  private static boolean hasAction(Alarm alarm, String prefix) {
    for (String kind : List.of("OKActions", "AlarmActions", "InsufficientDataActions")) {
      for (JsonNode action : alarm.configuration().path(kind)) {
        if (action.asText().startsWith(prefix)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Predicate<Alarm> after(JsonNode input) throws ServiceError {
    String token = input.path("NextToken").asText("");
    if (token.isEmpty()) {
      return alarm -> true;
    }
    if (!token.startsWith(TOKEN)) {
      throw ServiceError.badRequest("InvalidNextToken", "Invalid NextToken '%s'".formatted(token));
    }
    String last = token.substring(TOKEN.length());
    return alarm -> alarm.name().compareTo(last) > 0;
  }

  private static ObjectNode parent(Alarm alarm) {
    return Json.object().put("AlarmName", alarm.name()).put("AlarmArn", alarm.arn());
  }

  private static ObjectNode child(Alarm alarm) {
    ObjectNode view = parent(alarm).put("StateValue", alarm.state().value().name());
    view.set("StateUpdatedTimestamp", Json.timestamp(alarm.state().updated()));
    return view;
  }

  private static ObjectNode full(Alarm alarm) {
    AlarmState state = alarm.state();
    ObjectNode view = alarm.configuration().deepCopy();
    view.put("AlarmArn", alarm.arn());
    view.put("ActionsEnabled", view.path("ActionsEnabled").asBoolean(true));
    for (String actions : List.of("OKActions", "AlarmActions", "InsufficientDataActions")) {
      if (!view.has(actions)) {
        view.putArray(actions);
      }
    }
    view.set("AlarmConfigurationUpdatedTimestamp", Json.timestamp(alarm.configured()));
    view.put("StateValue", state.value().name()).put("StateReason", state.reason());
    state.reasonData().ifPresent(data -> view.put("StateReasonData", data));
    view.set("StateUpdatedTimestamp", Json.timestamp(state.updated()));
    view.set("StateTransitionedTimestamp", Json.timestamp(state.transitioned()));
    alarm.evaluationState().ifPresent(what -> view.put("EvaluationState", what));
    return view;
  }
}
