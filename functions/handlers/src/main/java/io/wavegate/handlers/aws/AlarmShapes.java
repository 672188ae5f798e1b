package io.wavegate.handlers.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmFacts.Evaluation;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.Transition;
import io.wavegate.core.model.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** CloudWatch's answers as core's facts. An answer that cannot be understood is an error. */
final class AlarmShapes {
  private static final String COMPOSITE = "composite:";
  private static final ObjectMapper JSON = new ObjectMapper();

  private AlarmShapes() {}

  static AlarmFacts metric(MetricAlarm alarm) {
    return new AlarmFacts(
        alarm.alarmName(),
        state(alarm.stateValueAsString()),
        since(alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
        text(alarm.stateReason()),
        evaluation(alarm.evaluationStateAsString()),
        List.of(),
        "metric:" + Digest.sha256(configuration(alarm)),
        datapointAge(alarm));
  }

  static AlarmFacts composite(CompositeAlarm alarm) {
    return new AlarmFacts(
        alarm.alarmName(),
        state(alarm.stateValueAsString()),
        since(alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
        text(alarm.stateReason()),
        Evaluation.COMPLETE,
        List.of(),
        COMPOSITE + Digest.sha256(text(alarm.alarmRule())),
        Duration.ZERO);
  }

  static boolean isComposite(AlarmFacts alarm) {
    return alarm.configuration().startsWith(COMPOSITE);
  }

  /** A composite is as slow, and as changed, as its children. */
  static AlarmFacts withChildren(AlarmFacts alarm, List<AlarmFacts> children) {
    Duration settle =
        children.stream().map(AlarmFacts::settle).max(Duration::compareTo).orElse(Duration.ZERO);
    String configurations =
        children.stream()
            .map(child -> child.name() + "=" + child.configuration())
            .sorted()
            .collect(Collectors.joining(","));
    return new AlarmFacts(
        alarm.name(),
        alarm.state(),
        alarm.since(),
        alarm.reason(),
        alarm.evaluation(),
        children,
        COMPOSITE + Digest.sha256(alarm.configuration() + configurations),
        settle);
  }

  static Transition transition(AlarmHistoryItem item) {
    try {
      JsonNode data = JSON.readTree(text(item.historyData()));
      JsonNode to = data.path("newState");
      return new Transition(
          item.timestamp(),
          state(data.path("oldState").path("stateValue").asText()),
          state(to.path("stateValue").asText()),
          to.path("stateReason").asText());
    } catch (JsonProcessingException e) {
      throw SdkClientException.create("a history item of " + item.alarmName() + " is no JSON", e);
    }
  }

  private static AlarmState state(@Nullable String word) {
    return switch (text(word)) {
      case "OK" -> AlarmState.OK;
      case "ALARM" -> AlarmState.ALARM;
      case "INSUFFICIENT_DATA" -> AlarmState.INSUFFICIENT_DATA;
      default -> throw SdkClientException.create("alarm state \"" + text(word) + "\" is unknown");
    };
  }

  private static Evaluation evaluation(@Nullable String word) {
    return switch (text(word)) {
      case "" -> Evaluation.COMPLETE;
      case "PARTIAL_DATA" -> Evaluation.PARTIAL_DATA;
      case "EVALUATION_ERROR" -> Evaluation.ERROR;
      case "EVALUATION_FAILURE" -> Evaluation.FAILURE;
      default ->
          throw SdkClientException.create("evaluation state \"" + text(word) + "\" is unknown");
    };
  }

  private static Instant since(@Nullable Instant transitioned, @Nullable Instant updated) {
    if (transitioned != null) {
      return transitioned;
    }
    return updated == null ? Instant.EPOCH : updated;
  }

  private static Duration datapointAge(MetricAlarm alarm) {
    int period =
        Objects.requireNonNullElseGet(
            alarm.period(),
            () ->
                alarm.metrics().stream()
                    .filter(query -> query.metricStat() != null)
                    .map(query -> query.metricStat().period())
                    .max(Integer::compareTo)
                    .orElse(60));
    return Duration.ofSeconds(
        (long) period * Objects.requireNonNullElse(alarm.evaluationPeriods(), 1));
  }

  private static String configuration(MetricAlarm alarm) {
    return String.join(
        "|",
        text(alarm.namespace()),
        text(alarm.metricName()),
        dimensions(alarm.dimensions()),
        text(alarm.statisticAsString()),
        text(alarm.extendedStatistic()),
        String.valueOf(alarm.period()),
        String.valueOf(alarm.threshold()),
        text(alarm.thresholdMetricId()),
        text(alarm.comparisonOperatorAsString()),
        String.valueOf(alarm.evaluationPeriods()),
        String.valueOf(alarm.datapointsToAlarm()),
        text(alarm.treatMissingData()),
        alarm.metrics().stream().map(AlarmShapes::query).collect(Collectors.joining(";"))
            + set("unit", alarm.unitAsString())
            + set("lowSample", alarm.evaluateLowSampleCountPercentile()));
  }

  /** What an alarm leaves out is left out here too. */
  private static String set(String name, @Nullable Object value) {
    return value == null ? "" : "|" + name + "=" + value;
  }

  private static String query(MetricDataQuery query) {
    var stat = query.metricStat();
    String metric =
        stat == null
            ? ""
            : stat.metric().namespace()
                + "/"
                + stat.metric().metricName()
                + dimensions(stat.metric().dimensions())
                + stat.stat()
                + stat.period()
                + set("unit", stat.unitAsString());
    return query.id()
        + "="
        + text(query.expression())
        + metric
        + query.returnData()
        + set("period", query.period())
        + set("account", query.accountId());
  }

  private static String dimensions(List<Dimension> dimensions) {
    return dimensions.stream()
        .map(dimension -> dimension.name() + "=" + dimension.value())
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
