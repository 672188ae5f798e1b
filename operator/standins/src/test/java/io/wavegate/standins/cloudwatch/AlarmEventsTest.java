package io.wavegate.standins.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmEventsTest {
  private final TestAlarms aws = new TestAlarms();

  private static JsonNode sample(String prefix, String operation) {
    return Samples.named(prefix).stream()
        .filter(
            event ->
                operation.isEmpty() || event.at("/detail/operation").asText().equals(operation))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMetricAlarmsStateChangeHasTheRecordedMembers() {
    aws.metric("ServerCpuTooHigh");
    aws.moves("ServerCpuTooHigh", AlarmValue.OK);
    aws.moves("ServerCpuTooHigh", AlarmValue.ALARM);

    JsonNode event = aws.events.getLast();

    assertThat(Samples.paths(event))
        .isEqualTo(Samples.paths(sample("CloudWatch Alarm State Change: ServerCpuTooHigh", "")));
    assertThat(event.at("/detail/previousState/value").asText()).isEqualTo("OK");
    assertThat(event.at("/detail/state/value").asText()).isEqualTo("ALARM");
    assertThat(event.at("/detail/state/timestamp").asText())
        .isEqualTo("2026-03-02T09:00:00.000+0000");
    assertThat(event.path("time").asText()).isEqualTo("2026-03-02T09:00:00Z");
  }

  @Test
  void aCompositesStateChangeHasTheRecordedMembersButThoseOfSuppression() {
    aws.metric("ServerCpuTooHigh");
    aws.composite("all", "ALARM(ServerCpuTooHigh)");
    aws.moves("ServerCpuTooHigh", AlarmValue.ALARM);

    JsonNode event = aws.events.getLast();

    assertThat(event.at("/detail/alarmName").asText()).isEqualTo("all");
    assertThat(Samples.paths(sample("CloudWatch Alarm State Change: ServiceAggregated", "")))
        .containsAll(Samples.paths(event));
    assertThat(event.at("/detail/state/reasonData").asText()).startsWith("{\"triggeringAlarms\":[");
  }

  @Test
  void anUpdateTellsBothConfigurationsWithTheRecordedMembers() {
    aws.metric("ServerCpuTooHigh");
    aws.metric("ServerCpuTooHigh");

    JsonNode event = aws.events.getLast();

    assertThat(Samples.paths(event))
        .isEqualTo(
            Samples.paths(
                sample("CloudWatch Alarm Configuration Change: ServerCpuTooHigh", "update")));
  }

  @Test
  void creationAndDeletionAreToldWithTheConfiguration() {
    aws.metric("a");
    aws.call("PutCompositeAlarm", "{'AlarmName': 'all', 'AlarmRule': 'ALARM(a)'}");
    aws.call("DeleteAlarms", "{'AlarmNames': ['all']}");

    List<JsonNode> changes =
        aws.events.stream()
            .map(JsonNode.class::cast)
            .filter(event -> event.at("/detail/alarmName").asText().equals("all"))
            .toList();

    assertThat(changes)
        .extracting(event -> event.at("/detail/operation").asText())
        .containsExactly("create", "delete");
    assertThat(
            Samples.paths(
                sample("CloudWatch Alarm Configuration Change: ServiceAggregatedAlarm", "create")))
        .containsAll(Samples.paths(changes.getFirst()));
  }

  @Test
  void anUpdateKeepsTheState() {
    aws.metric("a");
    aws.moves("a", AlarmValue.ALARM);

    aws.metric("a");

    assertThat(aws.state("a")).isEqualTo("ALARM");
  }
}
