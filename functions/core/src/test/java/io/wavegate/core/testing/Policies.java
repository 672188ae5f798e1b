package io.wavegate.core.testing;

import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.policy.AfterRollback;
import io.wavegate.core.policy.AlarmRule;
import io.wavegate.core.policy.Bake;
import io.wavegate.core.policy.Conduct;
import io.wavegate.core.policy.GateAction;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.ReadAt;
import io.wavegate.core.policy.RollbackRule;
import io.wavegate.core.policy.RollbackRule.OnDeployFailure;
import io.wavegate.core.policy.RollbackRule.Scope;
import io.wavegate.core.policy.Target;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.policy.TrafficRule.OnDrop;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.policy.Window;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.TestTerms;
import io.wavegate.core.validation.When;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The policy of one wave: two alarms, one traffic rule, a required and an informative test. */
public final class Policies {
  /** The aggregate alarm. */
  public static final String AGGREGATE = "checkout-aggregate";

  /** The wave's own alarm. */
  public static final String OWN = "checkout-onebox";

  private AlarmRule alarms = new AlarmRule(AGGREGATE, List.of(OWN), Duration.ZERO);
  private OnDeployFailure onDeployFailure = OnDeployFailure.ROLL_BACK;
  private boolean wayBack;
  private boolean haltRollsBack;
  private Lever lever = new Lever.PipelineStage();
  private Optional<Lever> orElse = Optional.empty();
  private List<Window> windows = List.of();
  private Bake bake = bake(Duration.ofHours(1), Duration.ofHours(2), Duration.ofMinutes(5));
  private String name = "one-box";
  private String stage = "Prod-OneBox";
  private List<Target> targets = List.of(new Target("111122223333", "eu-west-1"));
  private GateAction entry = new GateAction(CarrierKind.APPROVAL, "Entry", Duration.ofDays(3));
  private Optional<ReadAt> readAt = Optional.empty();
  private Conduct conduct = Conduct.USUAL;
  private TrafficRule traffic = traffic();
  private List<TestSpec> tests = List.of(smoke(), journeys());

  private Policies() {}

  /** With its tests run then, in their order: smoke is required, journeys is not. */
  public Policies running(When smoke, When journeys) {
    tests =
        List.of(
            new TestSpec(
                "smoke",
                new TestKind.Lambda("checkout-smoke"),
                new TestTerms(Duration.ofMinutes(5), true, smoke, 1)),
            new TestSpec(
                "journeys",
                new TestKind.CodeBuild("checkout-journeys"),
                new TestTerms(Duration.ofMinutes(30), false, journeys, 0)));
    return this;
  }

  /** With other tests. */
  public Policies testing(List<TestSpec> all) {
    tests = all;
    return this;
  }

  /** The policy to start from. */
  public static Policies policy() {
    return new Policies();
  }

  /** With that much ALARM time forgiven. */
  public Policies tolerating(Duration tolerance) {
    alarms = new AlarmRule(AGGREGATE, List.of(OWN), tolerance);
    return this;
  }

  /** With that answer to a failed deploy action. */
  public Policies onDeployFailure(OnDeployFailure answer) {
    onDeployFailure = answer;
    return this;
  }

  /** With those windows. */
  public Policies open(Window... open) {
    windows = List.of(open);
    return this;
  }

  /** Refusing what could not be rolled back. */
  public Policies demandingAWayBack() {
    wayBack = true;
    return this;
  }

  /** Letting the stage roll itself back whenever it fails. */
  public Policies lettingHaltsRollBack() {
    haltRollsBack = true;
    return this;
  }

  /** Rolled back by that lever. */
  public Policies by(Lever way) {
    lever = way;
    return this;
  }

  /** Rolled back by that lever where the first one is refused. */
  public Policies orElse(Lever other) {
    orElse = Optional.of(other);
    return this;
  }

  /** With that bake. */
  public Policies baking(Bake other) {
    bake = other;
    return this;
  }

  /** In that mode. */
  public Policies mode(Mode mode) {
    conduct = new Conduct(mode, conduct.ask(), conduct.canary());
    return this;
  }

  /** Asking a person for so long before it halts. */
  public Policies asking(Duration lasts) {
    conduct = new Conduct(conduct.mode(), Optional.of(lasts), conduct.canary());
    return this;
  }

  /** With that function for synthetic traffic. */
  public Policies canary(String function) {
    conduct = new Conduct(conduct.mode(), conduct.ask(), Optional.of(function));
    return this;
  }

  /** Counting requests by that rule. */
  public Policies counting(TrafficRule rule) {
    traffic = rule;
    return this;
  }

  /** With that name, deployed by that stage. */
  public Policies named(String wave, String by) {
    name = wave;
    stage = by;
    return this;
  }

  /** Deployed to those targets. */
  public Policies targets(List<Target> all) {
    targets = all;
    return this;
  }

  /** Entered by that action. */
  public Policies entered(GateAction by) {
    entry = by;
    return this;
  }

  /** Read there. */
  public Policies readAt(ReadAt where) {
    readAt = Optional.of(where);
    return this;
  }

  /** The wave. */
  public WavePolicy wave() {
    return new WavePolicy(
        name,
        stage,
        targets,
        entry,
        new GateAction(CarrierKind.APPROVAL, "Promotion", Duration.ofDays(3)),
        bake,
        alarms,
        List.of(traffic),
        tests,
        windows,
        new RollbackRule(lever, orElse, Scope.RELEASE, onDeployFailure, wayBack, haltRollsBack),
        conduct,
        Optional.empty(),
        readAt);
  }

  /** A service's policy of these waves, which asks nothing else. */
  public static Policy of(WavePolicy... waves) {
    return of(List.of(), waves);
  }

  /** One that heeds these change calendars too. */
  public static Policy of(List<String> calendars, WavePolicy... waves) {
    return new Policy(
        "checkout",
        "checkout-prod",
        List.of(waves),
        Duration.ofHours(12),
        AfterRollback.HOLD,
        Set.of(),
        Map.of(),
        calendars,
        Optional.empty());
  }

  /** A bake that is the same for every change. */
  public static Bake bake(Duration length, Duration atMost, Duration settle) {
    return new Bake(length, atMost, settle, Map.of(), Optional.empty());
  }

  /** At least 100 requests. */
  public static TrafficRule traffic() {
    SequencedMap<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("ApiName", "checkout");
    return new TrafficRule("AWS/ApiGateway", "Count", dimensions, 100);
  }

  /** The same rule, by which no requests at all are evidence against the release. */
  public static TrafficRule dropping() {
    TrafficRule rule = traffic();
    return new TrafficRule(
        rule.namespace(),
        rule.metric(),
        rule.dimensions(),
        rule.atLeast(),
        OnDrop.ROLL_BACK,
        Optional.empty());
  }

  private static TestSpec lambda(String name, int minutes, boolean required) {
    return new TestSpec(
        name,
        new TestKind.Lambda("checkout-" + name),
        TestTerms.once(Duration.ofMinutes(minutes), required));
  }

  private static TestSpec smoke() {
    return lambda("smoke", 5, true);
  }

  private static TestSpec journeys() {
    return lambda("journeys", 30, false);
  }
}
