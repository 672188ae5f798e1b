package io.wavegate.standins.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmHistoryTest {
  private final TestAlarms aws = new TestAlarms();

  private static List<String> summaries(JsonNode page) {
    List<String> summaries = new ArrayList<>();
    page.path("AlarmHistoryItems")
        .forEach(item -> summaries.add(item.path("HistorySummary").asText()));
    return summaries;
  }

  private void flaps(int times) {
    flaps(aws, times);
  }

  private static void flaps(TestAlarms aws, int times) {
    for (int i = 0; i < times; i++) {
      aws.moves("a", i % 2 == 0 ? AlarmValue.ALARM : AlarmValue.OK);
      aws.world.pass(Duration.ofSeconds(10));
    }
  }

  @Test
  void aFlapBetweenTwoReadingsIsToldWithOldAndNewState() {
    aws.metric("a");
    aws.moves("a", AlarmValue.OK);
    flaps(2);

    JsonNode page =
        aws.call("DescribeAlarmHistory", "{'AlarmName': 'a', 'HistoryItemType': 'StateUpdate'}");

    assertThat(summaries(page))
        .containsExactly(
            "Alarm updated from ALARM to OK",
            "Alarm updated from OK to ALARM",
            "Alarm updated from INSUFFICIENT_DATA to OK");
    JsonNode data = Json.parse(page.at("/AlarmHistoryItems/0/HistoryData").asText());
    assertThat(data.path("version").asText()).isEqualTo("1.0");
    assertThat(data.at("/oldState/stateValue").asText()).isEqualTo("ALARM");
    assertThat(data.at("/newState/stateValue").asText()).isEqualTo("OK");
    assertThat(data.at("/newState/stateReason").asText()).isEqualTo("Threshold Crossed");
    assertThat(data.at("/newState/stateReasonData/period").asInt()).isEqualTo(300);
  }

  @Test
  void aReadingWithoutATransitionLeavesNoTrace() {
    aws.metric("a");
    aws.moves("a", AlarmValue.OK);
    aws.moves("a", AlarmValue.OK);

    assertThat(summaries(aws.call("DescribeAlarmHistory", "{'HistoryItemType': 'StateUpdate'}")))
        .hasSize(1);
  }

  @Test
  void compositesAreLeftOutUnlessTheTypeAsksForThem() {
    aws.metric("a");
    aws.composite("all", "ALARM(a)");

    assertThat(summaries(aws.call("DescribeAlarmHistory", "{'AlarmName': 'all'}"))).isEmpty();
    assertThat(
            summaries(
                aws.call(
                    "DescribeAlarmHistory",
                    "{'AlarmName': 'all', 'AlarmTypes': ['CompositeAlarm']}")))
        .containsExactly("Alarm updated from INSUFFICIENT_DATA to OK", "Alarm \"all\" created");
  }

  @Test
  void pagesJoinInBothDirectionsAlsoWhenAnItemIsAddedBetweenThem() {
    for (String scan : List.of("TimestampAscending", "TimestampDescending")) {
      TestAlarms fresh = new TestAlarms();
      fresh.metric("a");
      flaps(fresh, 7);
      List<String> whole = times(fresh, scan, 100, false);

      assertThat(times(fresh, scan, 3, true)).isEqualTo(whole).hasSize(7);
    }
  }

  private static List<String> times(TestAlarms aws, String scan, int size, boolean disturbed) {
    String input =
        "{'AlarmName': 'a', 'HistoryItemType': 'StateUpdate', 'ScanBy': '%s', 'MaxRecords': %d%s}";
    JsonNode page = aws.call("DescribeAlarmHistory", input.formatted(scan, size, ""));
    List<String> times = new ArrayList<>();
    page.path("AlarmHistoryItems").forEach(item -> times.add(item.path("Timestamp").asText()));
    while (page.has("NextToken")) {
      if (disturbed) {
        aws.moves("a", AlarmValue.INSUFFICIENT_DATA);
        aws.moves("a", AlarmValue.OK);
      }
      String token = ", 'NextToken': '%s'".formatted(page.path("NextToken").asText());
      page = aws.call("DescribeAlarmHistory", input.formatted(scan, size, token));
      page.path("AlarmHistoryItems").forEach(item -> times.add(item.path("Timestamp").asText()));
    }
    return times;
  }

  @Test
  void startAndEndDatesBoundTheItems() {
    aws.metric("a");
    Instant start = aws.world.now().plusSeconds(10);
    flaps(5);

    JsonNode page =
        aws.call(
            "DescribeAlarmHistory",
            "{'AlarmName': 'a', 'StartDate': %d, 'EndDate': %d}"
                .formatted(start.getEpochSecond(), start.plusSeconds(20).getEpochSecond()));

    assertThat(summaries(page)).hasSize(3);
  }

  @Test
  void historyOutlivesItsAlarmButNotThirtyDays() {
    aws.metric("a");
    aws.moves("a", AlarmValue.ALARM);
    aws.call("DeleteAlarms", "{'AlarmNames': ['a']}");

    assertThat(summaries(aws.call("DescribeAlarmHistory", "{'AlarmName': 'a'}")))
        .containsExactly(
            "Alarm \"a\" deleted",
            "Alarm updated from INSUFFICIENT_DATA to ALARM",
            "Alarm \"a\" created");

    aws.world.pass(Duration.ofDays(30).plusSeconds(1));
    assertThat(summaries(aws.call("DescribeAlarmHistory", "{'AlarmName': 'a'}"))).isEmpty();
  }

  @Test
  void aNextTokenThatWasNotGivenIsRefused() {
    assertThat(aws.refused("DescribeAlarmHistory", "{'NextToken': 'mine'}").code())
        .isEqualTo("InvalidNextToken");
  }
}
