package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.checks.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every resource of the hub must have: encryption, an end, an alarm, a way to be told. */
final class ResourcesTest {
  private static final TemplateTree TEMPLATE = TemplateTree.read();
  private static final String FUNCTION = "AWS::Serverless::Function";

  /** Events that nobody waits for: whoever sends a request is answered. */
  private static boolean takesEvents(JsonNode function) {
    return function.path("Events").valueStream().anyMatch(event -> !isRequest(event));
  }

  private static boolean isRequest(JsonNode event) {
    return event.path("Type").asText().equals("HttpApi");
  }

  @Test
  void everyFunctionSaysWhatItIsForAndHasItsOwnLogs() {
    TEMPLATE
        .resources(FUNCTION)
        .forEach(
            (id, function) -> {
              assertThat(function.path("Description").asText()).as(id).isNotBlank();
              assertThat(function.at("/LoggingConfig/LogGroup").asText()).isEqualTo(id + "Logs");
              String name = function.path("FunctionName").asText();
              assertThat(TEMPLATE.resource(id + "Logs").at("/Properties/LogGroupName").asText())
                  .isEqualTo("/aws/lambda/" + name);
            });
  }

  @Test
  void everyMachineHasLogsWithoutExecutionDataAndTracesAndIsPublishedUnlessItIsWaitedFor() {
    TEMPLATE
        .resources("AWS::Serverless::StateMachine")
        .forEach(
            (id, machine) -> {
              assertThat(machine.at("/Logging/IncludeExecutionData").asText()).isEqualTo("false");
              assertThat(
                      machine
                          .at("/Logging/Destinations/0/CloudWatchLogsLogGroup/LogGroupArn")
                          .asText())
                  .isEqualTo(id + "Logs.Arn");
              assertThat(machine.at("/Tracing/Enabled").asText()).isEqualTo("true");
              boolean express = machine.path("Type").asText().equals("EXPRESS");
              assertThat(machine.path("AutoPublishAlias").asText())
                  .isEqualTo(express ? "" : "live");
              assertThat(machine.at("/Logging/Level").asText())
                  .isEqualTo(express ? "ERROR" : "ALL");
            });
  }

  @Test
  void everyLogGroupIsEncryptedAndEndsAndItsNameIsOneThatTheKeyKnows() {
    String key = TEMPLATE.resource("Key").toString();
    TEMPLATE
        .resources("AWS::Logs::LogGroup")
        .forEach(
            (id, logs) -> {
              assertThat(logs.path("KmsKeyId").asText()).as(id).isEqualTo("Key.Arn");
              assertThat(logs.path("RetentionInDays").asText()).isEqualTo("LogRetentionDays");
              String name = logs.path("LogGroupName").asText();
              String stem = name.substring(0, name.indexOf("${AWS::StackName}-"));
              assertThat(key).as(id).contains(":log-group:" + stem + "${AWS::StackName}-*");
            });
  }

  /** The key's policy names every service that handles what it encrypts. */
  @Test
  void theKeyMayBeUsedByWhateverPagesLogsAndKeepsDeadLetters() {
    assertThat(
            TEMPLATE
                .resource("Key")
                .at("/Properties/KeyPolicy/Statement")
                .findValuesAsText("Service"))
        .containsExactlyInAnyOrder(
            "events.amazonaws.com",
            "cloudwatch.amazonaws.com",
            "logs.${AWS::Region}.amazonaws.com");
  }

  @Test
  void theTableOutlivesTheStackAndCanBePutBack() {
    JsonNode table = TEMPLATE.resource("Table");
    assertThat(table.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(table.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    assertThat(
            table
                .at("/Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                .asText())
        .isEqualTo("true");
    assertThat(table.at("/Properties/SSESpecification/KMSMasterKeyId").asText())
        .isEqualTo("Key.Arn");
    assertThat(table.at("/Properties/BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
  }

  /** The carrier has none, since its events carry credentials. */
  @Test
  void everyFunctionThatTakesEventsKeepsThoseItCannotHandle() {
    TEMPLATE
        .resources(FUNCTION)
        .forEach(
            (id, function) ->
                assertThat(function.at("/DeadLetterQueue/TargetArn").asText())
                    .as(id)
                    .isEqualTo(takesEvents(function) ? "DeadLetters.Arn" : ""));
  }

  @Test
  void whatPipelinesAndAlarmsWaitForHasReservedConcurrency() {
    List<String> reserved = new ArrayList<>();
    TEMPLATE
        .resources(FUNCTION)
        .forEach(
            (id, function) -> {
              if (function.path("ReservedConcurrentExecutions").get(1) != null) {
                reserved.add(id);
              }
            });
    assertThat(reserved)
        .containsExactly("GateFunction", "PipelineChangeFunction", "AlarmChangeFunction");
  }

  @Test
  void everyAlarmPages() {
    TEMPLATE
        .resources("AWS::CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              assertThat(alarm.path("AlarmActions").toString()).as(id).isEqualTo("[\"Pages\"]");
              assertThat(alarm.path("AlarmDescription").asText()).as(id).isNotBlank();
              assertThat(alarm.path("TreatMissingData").asText())
                  .as(id)
                  .isEqualTo(id.endsWith("HeartbeatAlarm") ? "breaching" : "notBreaching");
            });
  }

  @Test
  void everyFunctionsErrorsAndThrottlesAreInAnAlarm() {
    for (String metric : List.of("Errors", "Throttles")) {
      assertThat(watched(metric))
          .as(metric)
          .containsExactlyInAnyOrderElementsOf(TEMPLATE.resources(FUNCTION).keySet());
    }
  }

  @Test
  void everyFunctionWithADeadLetterQueueHasAnAlarmOnWhatTheQueueDidNotTake() {
    List<String> queued =
        TEMPLATE.resources(FUNCTION).entrySet().stream()
            .filter(function -> function.getValue().has("DeadLetterQueue"))
            .map(function -> function.getKey())
            .toList();
    assertThat(watched("DeadLetterErrors")).containsExactlyInAnyOrderElementsOf(queued);
  }

  /** The functions whose metric of that name is a part of an alarm. */
  private static List<String> watched(String metric) {
    List<String> functions = new ArrayList<>();
    for (JsonNode alarm : TEMPLATE.resources("AWS::CloudWatch::Alarm").values()) {
      for (JsonNode part : alarm.path("Metrics")) {
        JsonNode one = part.at("/MetricStat/Metric");
        if (one.path("MetricName").asText().equals(metric)) {
          functions.add(one.at("/Dimensions/0/Value").asText());
        }
      }
    }
    return functions;
  }

  /** An alarm takes at most ten metrics. */
  @Test
  void noAlarmHasMoreMetricsThanCloudWatchTakes() {
    TEMPLATE
        .resources("AWS::CloudWatch::Alarm")
        .forEach((id, alarm) -> assertThat(alarm.path("Metrics").size()).as(id).isLessThan(11));
  }

  @Test
  void aDeadLetterIsAnAlarm() {
    JsonNode alarm = TEMPLATE.resource("DeadLettersAlarm").path("Properties");
    assertThat(alarm.path("MetricName").asText()).isEqualTo("ApproximateNumberOfMessagesVisible");
    assertThat(alarm.at("/Dimensions/0/Value").asText()).isEqualTo("DeadLetters.QueueName");
    assertThat(alarm.path("Threshold").asInt()).isZero();
    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
  }

  @Test
  void aDroppedJobIsAnAlarm() {
    JsonNode alarm = TEMPLATE.resource("JobsDroppedAlarm").path("Properties");
    assertThat(alarm.path("MetricName").asText()).isEqualTo("AsyncEventsDropped");
    assertThat(alarm.at("/Dimensions/0/Value").asText()).isEqualTo("GateFunction");
  }

  /**
   * The watch beats five times in five minutes, reconcile once; a quarter of an hour is the limit
   * (L5). One that is dead is not hidden by the other, which beats on.
   */
  @ParameterizedTest
  @CsvSource({"Heartbeat, 5", "ReconcileHeartbeat, 1"})
  void aMissingHeartbeatIsAnAlarmWithinAQuarterOfAnHour(String heartbeat, int inFiveMinutes) {
    JsonNode alarm = TEMPLATE.resource(heartbeat + "Alarm").path("Properties");
    assertThat(alarm.path("Namespace").asText()).isEqualTo("Wavegate");
    assertThat(alarm.path("MetricName").asText()).isEqualTo(heartbeat);
    assertThat(alarm.at("/Dimensions/0/Name").asText()).isEqualTo("Service");
    assertThat(alarm.at("/Dimensions/0/Value").asText())
        .isEqualTo(
            TEMPLATE
                .root()
                .at("/Globals/Function/Environment/Variables/POWERTOOLS_SERVICE_NAME")
                .asText());
    assertThat(alarm.path("Period").asInt()).isEqualTo(5 * 60);
    int seconds = alarm.path("Period").asInt() * alarm.path("EvaluationPeriods").asInt();
    assertThat(seconds).isLessThanOrEqualTo(15 * 60);
    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("LessThanThreshold");
    assertThat(alarm.path("Threshold").asInt())
        .as("more than half of the beats, and not more than there are")
        .isGreaterThan(inFiveMinutes / 2)
        .isLessThanOrEqualTo(inFiveMinutes);
  }

  /** The watch tells of it once a minute; what lasts ten minutes is no passing error. */
  @Test
  void aPlaceThatStaysBlindIsAnAlarm() {
    JsonNode alarm = TEMPLATE.resource("BlindPlaceAlarm").path("Properties");
    assertThat(alarm.path("MetricName").asText()).isEqualTo("BlindPlace");
    assertThat(alarm.at("/Dimensions/0/Name").asText()).isEqualTo("Service");
    assertThat(alarm.path("Period").asInt() * alarm.path("EvaluationPeriods").asInt())
        .isEqualTo(600);
    assertThat(alarm.path("ComparisonOperator").asText())
        .isEqualTo("GreaterThanOrEqualToThreshold");
    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
  }

  @Test
  void noVariableMakesPowertoolsLogAnEvent() {
    Set<String> forbidden =
        Set.of("POWERTOOLS_LOGGER_LOG_EVENT", "POWERTOOLS_TRACER_CAPTURE_RESPONSE");
    for (String name : forbidden) {
      assertThat(TEMPLATE.root().findValues(name)).as(name).isEmpty();
    }
    for (var file : Repository.mainSources()) {
      assertThat(Repository.text(file)).doesNotContain("logEvent");
    }
  }

  @Test
  void theSavedQueriesAskTheLogsOfTheFunctions() {
    var queries = TEMPLATE.resources("AWS::Logs::QueryDefinition");
    assertThat(queries).hasSize(3);
    queries.forEach(
        (id, query) ->
            query
                .path("LogGroupNames")
                .forEach(
                    group ->
                        assertThat(TEMPLATE.resource(group.asText()).path("Type").asText())
                            .as(id)
                            .isEqualTo("AWS::Logs::LogGroup")));
    List<String> all = new ArrayList<>();
    TEMPLATE.resources(FUNCTION).keySet().forEach(function -> all.add(function + "Logs"));
    for (String id : List.of("OneReleaseQuery", "DiscardedAndErrorsQuery")) {
      List<String> asked = new ArrayList<>();
      TEMPLATE
          .resource(id)
          .at("/Properties/LogGroupNames")
          .forEach(group -> asked.add(group.asText()));
      assertThat(asked).as(id).containsExactlyInAnyOrderElementsOf(all);
    }
  }
}
