package io.wavegate.core.lease;

import io.wavegate.core.model.Said;
import io.wavegate.core.policy.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * That a release deploys, or bakes, and other pipelines of the same thing do not.
 *
 * @param token the fencing token: a number that no other lease of the same thing has or will have
 * @param claim what was granted
 * @param since since when
 * @param until when it runs out at the latest
 * @param loss who took it after it ran out, if somebody did
 */
public record Lease(long token, Claim claim, Instant since, Instant until, Optional<Loss> loss) {
  /**
   * How long a deployment has it before its bake begins: longer than most deployments take, and
   * short enough that a release of which nothing is heard any more does not keep the others a day.
   */
  public static final Duration FOR_A_DEPLOYMENT = Duration.ofHours(12);

  /** How long at least it is had as a promotion is decided: longer than applying it takes. */
  public static final Duration TO_BE_APPLIED = Duration.ofMinutes(5);

  /**
   * That another pipeline took it.
   *
   * @param token the other's fencing token
   * @param by who
   * @param at when
   */
  public record Loss(long token, Holder by, Instant at) {}

  /** Who has it. */
  public Holder holder() {
    return claim.holder();
  }

  /** Whether it keeps that claim away. */
  boolean keepsAway(Claim other, Instant now) {
    return isInForce(now) && conflictsWith(other);
  }

  /** Whether it has neither run out nor been taken. */
  boolean isInForce(Instant now) {
    return loss.isEmpty() && now.isBefore(until);
  }

  /** Both policies must allow it that two places are deployed to at once. */
  boolean conflictsWith(Claim other) {
    boolean apart =
        claim.atOnce() == AtOnce.PLACES
            && other.atOnce() == AtOnce.PLACES
            && Collections.disjoint(claim.targets(), other.targets());
    return !apart && !holder().isOfTheSamePipeline(other.holder());
  }

  Lease until(Instant later) {
    return new Lease(token, claim, since, later, loss);
  }

  Lease lost(Loss to) {
    return new Lease(token, claim, since, until, Optional.of(to));
  }

  /** Who deploys where, since when and until when at the latest. */
  public String said() {
    String where =
        claim.targets().stream()
            .map(target -> target.account() + " " + target.region())
            .collect(Collectors.joining(", "));
    return "%s deploys to %s since %s, until %s at the latest"
        .formatted(holder().said(), where, Said.day(since), Said.day(until));
  }

  /**
   * Why nothing can be promoted under it: another pipeline has deployed meanwhile, so that what the
   * alarms show cannot be told apart. Empty while nobody took it.
   */
  public Optional<String> fenced() {
    return loss.map(
        taken ->
            ("two pipelines deployed at once, what the alarms show cannot be told apart: the lease"
                    + " of this release (token %d) was good until %s, and %s has had one (token %d)"
                    + " since %s")
                .formatted(
                    token,
                    Said.day(until),
                    taken.by().said(),
                    taken.token(),
                    Said.day(taken.at())));
  }
}
