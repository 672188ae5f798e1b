package io.wavegate.standins.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DescribeAlarmsTest {
  private final TestAlarms aws = new TestAlarms();

  private static List<String> names(JsonNode alarms) {
    List<String> names = new ArrayList<>();
    alarms.forEach(alarm -> names.add(alarm.path("AlarmName").asText()));
    return names;
  }

  private void given() {
    aws.metric("a");
    aws.metric("b");
    aws.composite("all", "ALARM(a) OR ALARM(b)");
  }

  @Test
  void compositesAreLeftOutUnlessTheTypeAsksForThem() {
    given();

    JsonNode plain = aws.call("DescribeAlarms", "{'AlarmNames': ['all', 'a']}");
    JsonNode asked =
        aws.call(
            "DescribeAlarms",
            "{'AlarmNames': ['all', 'a'], 'AlarmTypes': ['CompositeAlarm', 'MetricAlarm']}");

    assertThat(names(plain.path("CompositeAlarms"))).isEmpty();
    assertThat(names(plain.path("MetricAlarms"))).containsExactly("a");
    assertThat(names(asked.path("CompositeAlarms"))).containsExactly("all");
  }

  @Test
  void aMissingAlarmIsSimplyAbsent() {
    given();

    JsonNode found = aws.call("DescribeAlarms", "{'AlarmNames': ['gone']}");

    assertThat(found.path("MetricAlarms")).isEmpty();
    assertThat(found.path("CompositeAlarms")).isEmpty();
  }

  @Test
  void anAlarmCanBeLeftOutThoughItIsThere() {
    given();

    aws.service.leaveOut("a", true);
    JsonNode without = aws.call("DescribeAlarms", "{'AlarmNames': ['a', 'b']}");
    aws.service.leaveOut("a", false);

    assertThat(names(without.path("MetricAlarms"))).containsExactly("b");
    assertThat(aws.alarm("a").path("AlarmName").asText()).isEqualTo("a");
  }

  @Test
  void childrenAreToldBrieflyAndWithoutTheirEvaluationState() {
    given();
    aws.service.evaluationState("a", Optional.of("PARTIAL_DATA"));

    JsonNode children = aws.call("DescribeAlarms", "{'ChildrenOfAlarmName': 'all'}");

    assertThat(names(children.path("MetricAlarms"))).containsExactly("a", "b");
    assertThat(children.path("MetricAlarms").path(0).properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("AlarmName", "AlarmArn", "StateValue", "StateUpdatedTimestamp");
    assertThat(aws.alarm("a").path("EvaluationState").asText()).isEqualTo("PARTIAL_DATA");
  }

  @Test
  void childrenAreAskedForAlone() {
    given();

    assertThat(
            aws.refused(
                    "DescribeAlarms",
                    "{'ChildrenOfAlarmName': 'all', 'AlarmTypes': ['MetricAlarm']}")
                .code())
        .isEqualTo("ValidationError");
    assertThat(
            names(
                aws.call("DescribeAlarms", "{'ChildrenOfAlarmName': 'all', 'MaxRecords': 1}")
                    .path("MetricAlarms")))
        .containsExactly("a");
  }

  @Test
  void parentsAreTheCompositesThatNameTheAlarm() {
    given();

    assertThat(
            aws.call("DescribeAlarms", "{'ParentsOfAlarmName': 'a'}")
                .path("CompositeAlarms")
                .toString())
        .isEqualTo(
            "[{\"AlarmName\":\"all\",\"AlarmArn\":"
                + "\"arn:aws:cloudwatch:us-east-1:123456789012:alarm:all\"}]");
  }

  @Test
  void pagesJoinToTheWholeList() {
    List<String> put = new ArrayList<>();
    for (int i = 10; i < 80; i++) {
      aws.metric("alarm-" + i);
      put.add("alarm-" + i);
    }
    JsonNode first = aws.call("DescribeAlarms", "{}");
    List<String> seen = new ArrayList<>(names(first.path("MetricAlarms")));
    assertThat(seen).hasSize(50);

    JsonNode second =
        aws.call(
            "DescribeAlarms", "{'NextToken': '%s'}".formatted(first.path("NextToken").asText()));
    seen.addAll(names(second.path("MetricAlarms")));

    assertThat(seen).containsExactlyElementsOf(put);
    assertThat(second.has("NextToken")).isFalse();
    assertThat(aws.refused("DescribeAlarms", "{'NextToken': 'mine'}").code())
        .isEqualTo("InvalidNextToken");
  }

  @Test
  void filtersByPrefixAndState() {
    given();
    aws.moves("b", AlarmValue.ALARM);

    assertThat(names(aws.call("DescribeAlarms", "{'StateValue': 'ALARM'}").path("MetricAlarms")))
        .containsExactly("b");
    assertThat(names(aws.call("DescribeAlarms", "{'AlarmNamePrefix': 'a'}").path("MetricAlarms")))
        .containsExactly("a");
    assertThat(
            aws.refused("DescribeAlarms", "{'AlarmNamePrefix': 'a', 'AlarmNames': ['b']}").code())
        .isEqualTo("ValidationError");
  }

  @Test
  void theTimeOfTheTransitionStaysWhileTheUpdateTimeMoves() {
    given();
    aws.moves("a", AlarmValue.ALARM);
    JsonNode before = aws.alarm("a");
    aws.world.pass(Duration.ofMinutes(5));

    aws.moves("a", AlarmValue.ALARM);

    JsonNode after = aws.alarm("a");
    assertThat(after.path("StateTransitionedTimestamp"))
        .isEqualTo(before.path("StateTransitionedTimestamp"));
    assertThat(after.path("StateUpdatedTimestamp"))
        .isNotEqualTo(before.path("StateUpdatedTimestamp"));
  }

  @Test
  void childrenOfAnAlarmThatIsNotThereAreNotFound() {
    assertThat(aws.refused("DescribeAlarms", "{'ChildrenOfAlarmName': 'gone'}").code())
        .isEqualTo("ResourceNotFound");
  }

  @Test
  void deletingIsAllOrNothing() {
    given();

    assertThat(aws.refused("DeleteAlarms", "{'AlarmNames': ['all', 'gone']}").code())
        .isEqualTo("ResourceNotFound");
    assertThat(aws.state("all")).isNotEqualTo("absent");

    aws.call("DeleteAlarms", "{'AlarmNames': ['all', 'a']}");
    assertThat(aws.state("all")).isEqualTo("absent");
    assertThat(aws.state("a")).isEqualTo("absent");
  }

  @Test
  void anAlarmThatACompositeNamesCannotBeDeletedWithoutIt() {
    given();

    assertThat(aws.refused("DeleteAlarms", "{'AlarmNames': ['a']}").message())
        .isEqualTo("Cannot delete a as there are composite alarm(s) depending on it.");
  }

  @Test
  void twoCompositesAreNotDeletedAtOnce() {
    given();
    aws.composite("more", "ALARM(a)");

    assertThat(aws.refused("DeleteAlarms", "{'AlarmNames': ['all', 'more']}").code())
        .isEqualTo("ValidationError");
  }

  @Test
  void anAlarmWithoutAMetricIsRefused() {
    assertThat(
            aws.refused(
                    "PutMetricAlarm",
                    """
                    {'AlarmName': 'x', 'EvaluationPeriods': 1,
                     'ComparisonOperator': 'GreaterThanThreshold'}""")
                .code())
        .isEqualTo("ValidationError");
  }
}
