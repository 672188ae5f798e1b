package io.wavegate.handlers.testing;

import io.wavegate.core.model.Place;
import io.wavegate.core.policy.Policy;
import io.wavegate.handlers.aws.SpokeRoles;
import io.wavegate.standins.sts.Role;
import io.wavegate.standins.sts.StsStandIn;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Another account, and another Region of this one, to which the test service is deployed too. */
public final class TestSpokes {
  /** Another account. */
  public static final Place FAR = new Place("222233334444", "us-east-1");

  /** Another Region of this account. */
  public static final Place NEAR = new Place("111122223333", "us-east-1");

  /** An account of which the installation knows nothing. */
  public static final String STRANGER = "333344445555";

  /** What the installation says. */
  static final SpokeRoles.Registry REGISTRY =
      new SpokeRoles.Registry("wavegate", Set.of(FAR.account()), "a-word-between-us");

  private static final String HOME = target("111122223333", "eu-west-1");
  private static final String THREE =
      HOME + target(NEAR.account(), NEAR.region()) + target(FAR.account(), FAR.region());

  private final StsStandIn sts;
  private final TestAlarms near;
  private final TestAlarms far;

  private TestSpokes(Bench bench) {
    this.sts = new StsStandIn(bench.time(), bench.reached());
    this.near = new TestAlarms(bench.time(), NEAR);
    this.far = new TestAlarms(bench.time(), FAR);
    bench
        .reached()
        .table(NEAR.account(), NEAR.region(), near.service())
        .table(FAR.account(), FAR.region(), far.service());
    bench.put(sts);
    trust("a-word-between-us");
    bench.time().pass(Duration.ofMinutes(1));
  }

  private static String target(String account, String region) {
    return "      - {account: \"%s\", region: %s}\n".formatted(account, region);
  }

  /** They are there, with their alarms, and the service is deployed to them and to the hub. */
  public static TestSpokes of(Bench bench) {
    TestSpokes spokes = new TestSpokes(bench);
    bench.install(policy());
    return spokes;
  }

  /** The test service's policy with three targets for each wave. */
  public static Policy policy() {
    return Bench.policy(HOME, THREE);
  }

  /** The same with an account that is not in the registry in place of the other one. */
  public static Policy policyWithAStranger() {
    return Bench.policy(HOME, THREE.replace(FAR.account(), STRANGER));
  }

  /** The other account's role lets in who brings that word. */
  public void trust(String externalId) {
    sts.putRole(
        new Role(
            "arn:aws:iam::" + FAR.account() + ":role/wavegate-spoke-read-" + FAR.region(),
            Set.of("arn:aws:iam::111122223333:root"),
            Optional.of(externalId)));
  }

  /** The alarms of the other Region. */
  public TestAlarms near() {
    return near;
  }

  /** The alarms of the other account. */
  public TestAlarms far() {
    return far;
  }
}
