package io.wavegate.local.simulate.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Schedules;
import io.wavegate.local.simulate.trace.End;
import io.wavegate.local.simulate.trace.Happened;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.AlarmMoved;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Invoked;
import io.wavegate.local.simulate.trace.Happened.Issued;
import io.wavegate.local.simulate.trace.Happened.Returned;
import io.wavegate.local.simulate.trace.Happened.SecretKind;
import io.wavegate.local.simulate.trace.Happened.SiteAsked;
import io.wavegate.local.simulate.trace.Happened.TestAnswered;
import io.wavegate.local.simulate.trace.Happened.TestAsked;
import io.wavegate.local.simulate.trace.Happened.TrafficSet;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A run made by hand: a release whose first wave is entered at minute 1, deployed at minute 3, read
 * and promoted at minute 13:01, with all the evidence that it takes. Tests change one thing in it.
 */
final class Tale {
  static final String RELEASE = "11111111-1111-1111-1111-111111111111";
  static final String BEFORE = "00000000-0000-0000-0000-000000000000";
  static final String TOKEN = "22222222-2222-2222-2222-222222222222";
  static final String STAGE = "Prod-OneBox";
  static final String WAVE = "one-box";
  static final int JUDGE = 5;
  static final int SETTLE = 6;
  static final int STEP = 7;

  private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

  private final List<Happened> all = new ArrayList<>();

  private Tale() {}

  /** An instant: minutes and seconds after the start. */
  static Instant at(int minutes, int seconds) {
    return START.plusSeconds(minutes * 60L + seconds);
  }

  /** A release that is not let in yet. */
  static Tale begun() {
    Tale tale = new Tale();
    for (String alarm : List.of(Plan.AGGREGATE, Plan.ALSO, "checkout-5xx", "checkout-latency")) {
      tale.add(new AlarmMoved(at(-60, 0), alarm, "INSUFFICIENT_DATA", "OK"));
    }
    tale.add(new TrafficSet(at(-60, 0), 40));
    tale.add(new Invoked(at(-1, 0), 1, "watch", "{}"));
    tale.add(new Returned(at(-1, 0), 1, "watch", End.ANSWERED, "{}"));
    return tale;
  }

  /** Its first wave is deployed, and its promotion gate open. */
  static Tale deployed() {
    Tale tale = begun();
    tale.action(Plan.ENTRY, "STARTED", at(1, 0)).action(Plan.ENTRY, "SUCCEEDED", at(1, 1));
    tale.action(Plan.DEPLOY, "STARTED", at(1, 1)).action(Plan.DEPLOY, "SUCCEEDED", at(3, 0));
    tale.action(Plan.PROMOTION, "STARTED", at(3, 0));
    tale.add(new Issued(at(3, 0), SecretKind.APPROVAL, TOKEN, RELEASE, STAGE, Plan.PROMOTION));
    tale.stand(at(3, 1), 2, "Opened", "");
    tale.wrote(at(3, 1), 2, "WATCH/" + WAVE, "{\"pinned\": []}");
    tale.add(new TestAsked(at(3, 2), 1, "checkout-smoke", RELEASE, WAVE, "r1"));
    tale.add(new TestAnswered(at(3, 42), 1, "passed"));
    tale.add(new SiteAsked(at(3, 2), 3, 200, 1_000));
    tale.invoked(JUDGE, "judge", at(13, 1)).invoked(SETTLE, "settle", at(13, 1));
    return tale;
  }

  /** It is promoted. */
  static Tale promoted() {
    Tale tale = deployed().readings(at(13, 1));
    tale.decided(at(13, 1), 10, "PROMOTE").stand(at(13, 1), 10, "Decided", "Promote");
    tale.intended(at(13, 1)).stand(at(13, 1), 11, "Applying", "Promote");
    tale.answered(at(13, 2), "Approved").action(Plan.PROMOTION, "SUCCEEDED", at(13, 2));
    return tale.stand(at(13, 2), 12, "Settled", "Promote");
  }

  Tale add(Happened happened) {
    all.add(happened);
    return this;
  }

  Tale without(Predicate<Happened> unwanted) {
    all.removeIf(unwanted);
    return this;
  }

  Tale action(String action, String state, Instant at) {
    String category = action.equals(Plan.DEPLOY) ? "Deploy" : "Approval";
    return add(new ActionMoved(at, RELEASE, STAGE, action, category, "id-" + action, state));
  }

  Tale spell(String alarm, String state, Instant from, Instant to) {
    return add(new AlarmMoved(from, alarm, "OK", state))
        .add(new AlarmMoved(to, alarm, state, "OK"));
  }

  Tale invoked(int number, String function, Instant at) {
    return add(new Invoked(
            at,
            number,
            function,
            "{\"gate\": \"111122223333/eu-west-1/checkout-prod/%s/%s/%s/promotion/1\"}"
                .formatted(RELEASE, STAGE, WAVE)))
        .add(new Returned(at.plusSeconds(2), number, function, End.ANSWERED, "{}"));
  }

  /** All that a promotion reads, by the judge. */
  Tale readings(Instant at) {
    ObjectNode names = input();
    names.putArray("AlarmNames").add(Plan.AGGREGATE).add(Plan.ALSO);
    call(at, JUDGE, "DescribeAlarms", names);
    for (String alarm : List.of(Plan.AGGREGATE, Plan.ALSO)) {
      ObjectNode history = input().put("AlarmName", alarm);
      history.put("StartDate", at(1, 0).getEpochSecond()).put("EndDate", at.getEpochSecond());
      call(at, JUDGE, "DescribeAlarmHistory", history);
    }
    return call(at, JUDGE, "GetMetricData", input());
  }

  static ObjectNode input() {
    return JsonNodeFactory.instance.objectNode();
  }

  Tale call(Instant at, int invocation, String operation, JsonNode input) {
    return add(new Called(at, invocation, "any", operation, input, "", true, true));
  }

  Tale unanswered(Instant at, int invocation, String operation, JsonNode input) {
    return add(new Called(at, invocation, "any", operation, input, "timed out", false, false));
  }

  Tale answered(Instant at, String status) {
    return call(at, SETTLE, "PutApprovalResult", answer(TOKEN, status));
  }

  static ObjectNode answer(String token, String status) {
    ObjectNode input =
        input().put("stageName", STAGE).put("actionName", Plan.PROMOTION).put("token", token);
    input.putObject("result").put("status", status).put("summary", "because");
    return input;
  }

  Tale rolledBackTo(Instant at, String target) {
    return call(
        at,
        STEP,
        "RollbackStage",
        input().put("stageName", STAGE).put("targetPipelineExecutionId", target));
  }

  Tale line(Instant at, int transaction, String body) {
    return wrote(at, transaction, "TIME/" + transaction, body);
  }

  Tale decided(Instant at, int transaction, String verdict) {
    wrote(at, transaction, "EVIDENCE/" + WAVE + "/promotion/1", "{}");
    return line(
        at,
        transaction,
        ("{\"kind\": \"DECIDED\", \"wave\": \"%s\", \"text\": \"%s: so\","
                + " \"details\": {\"gate\": \"promotion\", \"verdict\": \"%s\"}}")
            .formatted(WAVE, verdict, verdict));
  }

  Tale intended(Instant at) {
    return line(
        at,
        11,
        "{\"kind\": \"INTENT\", \"wave\": \"%s\", \"text\": \"will answer %s: PROMOTE\"}"
            .formatted(WAVE, Plan.PROMOTION));
  }

  Tale stand(Instant at, int transaction, String phase, String verdict) {
    return wrote(
        at,
        transaction,
        "GATE/" + WAVE + "/promotion/0001",
        "{\"phase\": {\"is\": \"%s\", \"verdict\": {\"is\": \"%s\"}}}".formatted(phase, verdict));
  }

  Tale wrote(Instant at, int transaction, String sort, String body) {
    String partition = "RELEASE/111122223333/eu-west-1/checkout-prod/" + RELEASE;
    return add(written(at, transaction, partition, sort, body));
  }

  /** Something is put that belongs to no release. */
  Tale put(String partition, String sort, Instant at) {
    return add(written(at, 50, partition, sort, "{}"));
  }

  private static Wrote written(
      Instant at, int transaction, String partition, String sort, String body) {
    return new Wrote(at, JUDGE, transaction, "REPLACE", partition, sort, 2, body, true, true);
  }

  /** What the checker finds of one rule; nothing went wrong but what is told. */
  List<String> breaks(String rule) {
    return breaks(rule, Instant.EPOCH);
  }

  /** What the checker finds of one rule, if things went wrong until then. */
  List<String> breaks(String rule, Instant calm) {
    Trace trace = new Trace();
    all.stream().sorted(Comparator.comparing(Happened::at)).forEach(trace::add);
    return Checker.check(trace, Schedules.plainPlan(), at(200, 0), new Calm(Optional.of(calm)))
        .stream()
        .filter(breach -> breach.rule().equals(rule))
        .map(Breach::what)
        .toList();
  }

  /** The same of a policy that forgives so much time in ALARM. */
  List<String> breaksTolerating(Duration tolerance, String rule) {
    Trace trace = new Trace();
    all.stream().sorted(Comparator.comparing(Happened::at)).forEach(trace::add);
    return Checker.check(
            trace, tolerating(tolerance), at(200, 0), new Calm(Optional.of(Instant.EPOCH)))
        .stream()
        .filter(breach -> breach.rule().equals(rule))
        .map(Breach::what)
        .toList();
  }

  private static Plan tolerating(Duration tolerance) {
    Plan plain = Schedules.plainPlan();
    return new Plan(
        plain.waves().stream().map(wave -> tolerating(wave, tolerance)).toList(),
        plain.mode(),
        plain.watchAfter(),
        plain.build(),
        plain.deploy(),
        plain.isFirst());
  }

  private static Plan.Wave tolerating(Plan.Wave wave, Duration tolerance) {
    return new Plan.Wave(
        wave.name(),
        wave.stage(),
        wave.entry(),
        wave.promotion(),
        wave.bake(),
        wave.atMost(),
        wave.settle(),
        tolerance,
        wave.alarms(),
        wave.atLeast(),
        wave.tests(),
        wave.scope(),
        wave.onDeployFailure(),
        wave.levers());
  }

  static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }
}
