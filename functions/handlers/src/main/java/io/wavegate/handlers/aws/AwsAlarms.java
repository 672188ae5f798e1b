package io.wavegate.handlers.aws;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.History;
import io.wavegate.core.evidence.Transition;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.Alarms;
import io.wavegate.core.port.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * CloudWatch alarms through the SDK. Composites are asked for by name of their type, since {@code
 * DescribeAlarms} and {@code DescribeAlarmHistory} leave them out otherwise.
 */
public final class AwsAlarms implements Alarms {
  /**
   * <a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html">CloudWatch
   * keeps an alarm's history for 30 days</a>: of what is older nothing is known, however it was
   * asked for.
   */
  private static final Duration HISTORY_IS_KEPT = Duration.ofDays(30);

  private static final AlarmType[] BOTH = {AlarmType.COMPOSITE_ALARM, AlarmType.METRIC_ALARM};
  private static final int AT_ONCE = 100;

  /** Composites can be nested, and even watch each other in a circle. */
  private static final int DEEPEST = 5;

  private final CloudWatchClient client;
  private final Calls calls;

  /** With a client for the account and Region of the alarms. */
  public AwsAlarms(CloudWatchClient client, TimeSource time) {
    this.client = client;
    this.calls = new Calls(time);
  }

  @Override
  public List<Reading<AlarmFacts>> describe(List<String> names, boolean withChildren) {
    List<Reading<AlarmFacts>> readings = new ArrayList<>();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
      readings.addAll(inOrder(some, calls.read(() -> byName(some))));
    }
    return withChildren ? readings.stream().map(this::withChildren).toList() : readings;
  }

  private static List<Reading<AlarmFacts>> inOrder(
      List<String> names, Reading<Map<String, AlarmFacts>> found) {
    List<Reading<AlarmFacts>> readings = new ArrayList<>();
    for (String name : names) {
      readings.add(
          switch (found) {
            case Unread<Map<String, AlarmFacts>> unread -> new Unread<>(unread.why(), unread.at());
            case Read<Map<String, AlarmFacts>> read -> {
              AlarmFacts facts = read.value().get(name);
              yield facts == null
                  ? new Unread<>("DescribeAlarms does not know it", read.at())
                  : new Read<>(facts, read.at());
            }
          });
    }
    return readings;
  }

  private Map<String, AlarmFacts> byName(List<String> names) {
    return described(DescribeAlarmsRequest.builder().alarmNames(names));
  }

  private Map<String, AlarmFacts> described(DescribeAlarmsRequest.Builder request) {
    Map<String, AlarmFacts> found = new LinkedHashMap<>();
    String next = null;
    do {
      DescribeAlarmsResponse page =
          client.describeAlarms(request.alarmTypes(BOTH).nextToken(next).build());
      page.metricAlarms().forEach(a -> found.put(a.alarmName(), AlarmShapes.metric(a)));
      page.compositeAlarms().forEach(a -> found.put(a.alarmName(), AlarmShapes.composite(a)));
      next = page.nextToken();
    } while (next != null);
    return found;
  }

  /**
   * A composite reads OK while its children are blind. {@code ChildrenOfAlarmName} gives names and
   * states only, so the children are then read by name, for their evaluation state.
   */
  private Reading<AlarmFacts> withChildren(Reading<AlarmFacts> reading) {
    if (!(reading instanceof Read<AlarmFacts> read) || !AlarmShapes.isComposite(read.value())) {
      return reading;
    }
    return switch (calls.read(() -> complete(read.value(), DEEPEST))) {
      case Unread<AlarmFacts> unread ->
          new Unread<>("its children were not read: " + unread.why(), read.at());
      case Read<AlarmFacts> whole -> new Read<>(whole.value(), read.at());
    };
  }

  private AlarmFacts complete(AlarmFacts alarm, int levels) {
    if (!AlarmShapes.isComposite(alarm)) {
      return alarm;
    }
    if (levels == 0) {
      throw SdkClientException.create(
          "composite " + alarm.name() + " is nested deeper than " + DEEPEST + " levels");
    }
    List<AlarmFacts> children =
        children(alarm.name()).stream().map(child -> complete(child, levels - 1)).toList();
    return AlarmShapes.withChildren(alarm, children);
  }

  private List<AlarmFacts> children(String composite) {
    List<String> names = childNames(composite);
    Map<String, AlarmFacts> found = new LinkedHashMap<>();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      found.putAll(byName(names.subList(from, Math.min(names.size(), from + AT_ONCE))));
    }
    for (String name : names) {
      if (!found.containsKey(name)) {
        throw SdkClientException.create("DescribeAlarms does not know the child " + name);
      }
    }
    return List.copyOf(found.values());
  }

  private List<String> childNames(String composite) {
    List<String> names = new ArrayList<>();
    String next = null;
    do {
      String token = next;
      DescribeAlarmsResponse page =
          client.describeAlarms(r -> r.childrenOfAlarmName(composite).nextToken(token));
      page.metricAlarms().forEach(alarm -> names.add(alarm.alarmName()));
      page.compositeAlarms().forEach(alarm -> names.add(alarm.alarmName()));
      next = page.nextToken();
    } while (next != null);
    return names;
  }

  @Override
  public Reading<History> history(String name, Instant from, Instant to) {
    Instant kept = to.minus(HISTORY_IS_KEPT);
    Instant known = from.isBefore(kept) ? kept : from;
    return calls.read(() -> new History(known, to, transitions(name, from, to)));
  }

  private List<Transition> transitions(String name, Instant from, Instant to) {
    List<Transition> transitions = new ArrayList<>();
    String next = null;
    do {
      String token = next;
      var page =
          client.describeAlarmHistory(
              r ->
                  r.alarmName(name)
                      .alarmTypes(BOTH)
                      .historyItemType(HistoryItemType.STATE_UPDATE)
                      .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                      .startDate(from)
                      .endDate(to)
                      .nextToken(token));
      page.alarmHistoryItems().forEach(item -> transitions.add(AlarmShapes.transition(item)));
      next = page.nextToken();
    } while (next != null);
    return transitions;
  }
}
