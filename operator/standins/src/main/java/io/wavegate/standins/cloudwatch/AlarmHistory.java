package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happened to alarms, kept for 30 days, also beyond an alarm's deletion. */
final class AlarmHistory {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final int DEFAULT_PAGE = 100;
  private static final Pattern TOKEN = Pattern.compile("history-(\\d{1,9})-(\\d{1,9})");

  private final List<HistoryItem> items = new ArrayList<>();

  void stateUpdate(Alarm alarm, AlarmState before, AlarmState after) {
    ObjectNode data = Json.object().put("version", "1.0");
    data.set("oldState", state(before));
    data.set("newState", state(after));
    String summary = "Alarm updated from %s to %s".formatted(before.value(), after.value());
    add(alarm, after.updated(), "StateUpdate", summary, data);
  }

  /** {@code verb} is Create, Update or Delete. */
  void configurationUpdate(Alarm alarm, String verb, Instant now) {
    String done = verb.toLowerCase(Locale.ROOT) + "d";
    ObjectNode data = Json.object().put("version", "1.0").put("type", verb);
    data.set(done + "Alarm", alarm.configuration().deepCopy());
    String summary = "Alarm \"%s\" %s".formatted(alarm.name(), done);
    add(alarm, now, "ConfigurationUpdate", summary, data);
  }

  /** DescribeAlarmHistory: newest first unless asked otherwise, composites only when asked for. */
  JsonNode describe(JsonNode input, Instant now) throws ServiceError {
    int limit = items.size();
    int from = 0;
    String token = input.path("NextToken").asText("");
    if (!token.isEmpty()) {
      Matcher known = TOKEN.matcher(token);
      if (!known.matches() || Integer.parseInt(known.group(1)) > limit) {
        throw ServiceError.badRequest(
            "InvalidNextToken", "Invalid NextToken '%s'".formatted(token));
      }
      limit = Integer.parseInt(known.group(1));
      from = Integer.parseInt(known.group(2));
    }
    List<HistoryItem> found = items.subList(0, limit).stream().filter(asked(input, now)).toList();
    boolean ascending = input.path("ScanBy").asText().equals("TimestampAscending");
    List<HistoryItem> ordered = ascending ? found : found.reversed();
    int until = Math.min(found.size(), from + input.path("MaxRecords").asInt(DEFAULT_PAGE));
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray("AlarmHistoryItems");
    ordered.subList(Math.min(from, until), until).forEach(item -> page.add(view(item)));
    if (until < found.size()) {
      answer.put("NextToken", "history-%d-%d".formatted(limit, until));
    }
    return answer;
  }

  private static Predicate<HistoryItem> asked(JsonNode input, Instant now) {
    String name = input.path("AlarmName").asText("");
    String type = input.path("HistoryItemType").asText("");
    List<String> alarmTypes = AlarmTypes.asked(input);
    Instant oldest = now.minus(RETENTION);
    Instant start = input.has("StartDate") ? Json.instant(input.path("StartDate")) : oldest;
    Instant end = input.has("EndDate") ? Json.instant(input.path("EndDate")) : now;
    return item ->
        (name.isEmpty() || item.alarmName().equals(name))
            && (type.isEmpty() || item.type().equals(type))
            && alarmTypes.contains(item.alarmType())
            && !item.at().isBefore(oldest)
            && !item.at().isBefore(start)
            && !item.at().isAfter(end);
  }

  private void add(Alarm alarm, Instant at, String type, String summary, ObjectNode data) {
    items.add(
        new HistoryItem(
            items.size(), alarm.name(), alarm.type(), at, type, summary, Json.write(data)));
  }

  private static ObjectNode state(AlarmState state) {
    ObjectNode view =
        Json.object().put("stateValue", state.value().name()).put("stateReason", state.reason());
    state.reasonData().ifPresent(data -> view.set("stateReasonData", parsed(data)));
    return view;
  }

  private static JsonNode parsed(String data) {
    try {
      return Json.parse(data);
    } catch (IllegalArgumentException e) {
      return TextNode.valueOf(data);
    }
  }

  private static ObjectNode view(HistoryItem item) {
    ObjectNode view =
        Json.object().put("AlarmName", item.alarmName()).put("AlarmType", item.alarmType());
    view.set("Timestamp", Json.timestamp(item.at()));
    return view.put("HistoryItemType", item.type())
        .put("HistorySummary", item.summary())
        .put("HistoryData", item.data());
  }
}
