package io.wavegate.core.testing;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.Evidence;
import io.wavegate.core.evidence.TrafficCount;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.people.Order;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.verdict.WaveCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A wave that can be promoted once its bake is over and settled, until a test says otherwise. */
public final class WaveCases {
  private WavePolicy policy = Policies.policy().wave();
  private WatchWindow window =
      new WatchWindow(Times.FROM, Times.DEPLOYED, Times.BAKED, Times.DEADLINE);
  private Optional<CarrierLook> carrier = Optional.of(new CarrierLook.Holding(List.of()));
  private List<String> pinned = List.of("pinned", "pinned");
  private Optional<Double> traffic = Optional.of(412.0);
  private Optional<Double> before = Optional.empty();
  private TrafficRule counted = Policies.traffic();
  private Spoken spoken = Spoken.NOTHING;
  private final List<AlarmCase> alarms = new ArrayList<>();
  private Optional<String> left = Optional.empty();
  private final Map<String, TestEvidence> tests = new LinkedHashMap<>();

  private WaveCases() {
    alarms.add(AlarmCase.alarm(Policies.AGGREGATE));
    alarms.add(AlarmCase.alarm(Policies.OWN));
    test("smoke", true, passed());
    test("journeys", false, passed());
  }

  /** The wave to start from. */
  public static WaveCases healthy() {
    return new WaveCases();
  }

  /** Judged by that policy. */
  public WaveCases under(Policies other) {
    policy = other.wave();
    return this;
  }

  /** Watched for that window. */
  public WaveCases watched(WatchWindow other) {
    window = other;
    return this;
  }

  /** Held by that carrier. */
  public WaveCases carrier(CarrierLook look) {
    carrier = Optional.of(look);
    return this;
  }

  /** The stage could not be read. */
  public WaveCases carrierUnread() {
    carrier = Optional.empty();
    return this;
  }

  /** A person has said so. */
  public WaveCases ordered(Order.Kind kind, String who, String reason) {
    List<Order> orders = new ArrayList<>(spoken.orders());
    orders.add(new Order(kind, word(who, reason)));
    spoken = new Spoken(orders, spoken.exemptions());
    return this;
  }

  /** Let in although alarms fire, until then. */
  public WaveCases mending(String who, String reason, Instant until) {
    return mendingSince(who, reason, Times.FROM, until);
  }

  /** The same by a word that was given at that time. */
  public WaveCases mendingSince(String who, String reason, Instant since, Instant until) {
    Word word = new Word(who, Optional.empty(), reason, since);
    Exemption exemption = new Exemption(Exemption.Kind.FIRING_ALARM, "1f3a9c2e", word, until);
    spoken = new Spoken(spoken.orders(), List.of(exemption));
    return this;
  }

  private static Word word(String who, String reason) {
    return new Word(who, Optional.empty(), reason, Times.DEPLOYED);
  }

  /** With that for the aggregate alarm. */
  public WaveCases aggregate(AlarmCase aggregate) {
    alarms.set(0, aggregate);
    return this;
  }

  /** With those alarms and no others. */
  public WaveCases alarms(AlarmCase... all) {
    alarms.clear();
    alarms.addAll(List.of(all));
    return this;
  }

  /** With those configurations pinned after the deployment. */
  public WaveCases pinned(String... digests) {
    pinned = List.of(digests);
    return this;
  }

  /** With that many requests. */
  public WaveCases traffic(double sum) {
    traffic = Optional.of(sum);
    return this;
  }

  /** With that many requests before the deployment. */
  public WaveCases trafficBefore(double sum) {
    before = Optional.of(sum);
    return this;
  }

  /** The requests could not be counted. */
  public WaveCases trafficUnread() {
    traffic = Optional.empty();
    return this;
  }

  /** The requests were counted by another rule. */
  public WaveCases countedBy(TrafficRule other) {
    counted = other;
    return this;
  }

  /** With that outcome of a test. */
  public WaveCases test(String name, boolean required, TestOutcome outcome) {
    tests.put(name, new TestEvidence(name, required, outcome));
    return this;
  }

  /** Taken back for a test by an earlier attempt, and not seen forward again. */
  public WaveCases left(String why) {
    left = Optional.of(why);
    return this;
  }

  /** With these tests and no others. */
  public WaveCases tests(TestEvidence... all) {
    tests.clear();
    List.of(all).forEach(test -> tests.put(test.name(), test));
    return this;
  }

  /** Without anything about that test. */
  public WaveCases withoutTest(String name) {
    tests.remove(name);
    return this;
  }

  /** A test that passed. */
  public static TestOutcome passed() {
    return new TestOutcome.Passed(Times.at("09:12:00"), Duration.ofMinutes(2), "fine");
  }

  /** A test that failed. */
  public static TestOutcome failed() {
    return new TestOutcome.Failed(
        Times.at("09:20:00"), Duration.ofSeconds(95), "2 of 7 journeys failed");
  }

  /** What is put before the judge if the look begins then and takes five seconds. */
  public WaveCase lookedAt(Instant readAt) {
    return lookedAt(readAt, readAt.plusSeconds(5));
  }

  /** What is put before the judge {@code now} if the look began at {@code readAt}. */
  public WaveCase lookedAt(Instant readAt, Instant now) {
    Reading<CarrierLook> look =
        carrier.isPresent()
            ? new Read<>(carrier.get(), readAt)
            : new Unread<>("AccessDenied", readAt);
    Reading<Double> sum =
        traffic.isPresent() ? new Read<>(traffic.get(), readAt) : new Unread<>("Throttled", readAt);
    Evidence evidence =
        new Evidence(
            readAt,
            look,
            alarms.stream().map(alarm -> alarm.look(readAt)).toList(),
            pinned,
            List.of(new TrafficCount(counted, sum, before.map(b -> new Read<>(b, readAt)))),
            List.copyOf(tests.values()),
            Optional.empty(),
            left);
    return new WaveCase(policy, window, evidence, spoken, now);
  }
}
