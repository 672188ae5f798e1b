package io.wavegate.core.lever;

import io.wavegate.core.lever.Finding.Back;
import io.wavegate.core.lever.Finding.Ready;
import io.wavegate.core.lever.Finding.Refused;
import io.wavegate.core.lever.Finding.Running;
import io.wavegate.core.lever.Finding.Unclear;
import io.wavegate.core.lever.LeverFacts.Absent;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.lever.LeverFacts.CodeDeployment;
import io.wavegate.core.lever.LeverFacts.ConfigDeployment;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.LeverFacts.Stack;
import io.wavegate.core.policy.Lever;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether a lever can be pulled, is being pulled, or has brought back what was there. Read before
 * every order and after it, so that an order whose answer was lost is never given for nothing: what
 * is under way is taken over, what is back is left. Which states allow what is said in the API
 * references of {@code StopDeployment}, {@code StopServiceDeployment}, {@code UpdateAlias}, {@code
 * CancelUpdateStack} and {@code RollbackStack}.
 */
public final class Findings {
  /** How long a service may show what it was before an order. */
  public static final Duration SHOWN_WITHIN = Duration.ofMinutes(2);

  /** Refusals that pass by themselves, or that another look clears up. */
  private static final List<String> PASSING =
      List.of("ConflictException", "PreconditionFailedException", "ResourceConflictException");

  private Findings() {}

  /**
   * Whether an order that was refused may be given again.
   *
   * @param code the service's error code
   */
  public static boolean isPassing(String code) {
    return PASSING.contains(code);
  }

  /**
   * What is to be done, or was.
   *
   * @param seen what the service has shown
   * @param token makes an order that is given twice one order, where its service knows tokens
   */
  public static Finding of(Lever lever, Seen seen, String token) {
    return Owners.of(seen).orElseGet(() -> ours(lever, seen.before(), seen.now(), token));
  }

  private static Finding ours(
      Lever lever, Optional<LeverFacts> before, LeverFacts now, String token) {
    return switch (now) {
      case Absent absent -> new Refused(absent.why());
      case CodeDeployment deployment -> codeDeploy(before, deployment);
      case EcsDeployment service -> EcsFindings.of(lever, before, service);
      case Alias alias -> alias(lever, before, alias);
      case ConfigDeployment deployment -> appConfig(lever, before, deployment);
      case Stack stack -> StackFindings.of(before, stack, token);
    };
  }

  private static Finding codeDeploy(Optional<LeverFacts> before, CodeDeployment now) {
    boolean untouched =
        before.filter(facts -> isSame(facts, now)).isPresent() || now.deployment().isEmpty();
    if (untouched) {
      return new Back("nothing was deployed here");
    }
    String deployment = "deployment " + now.deployment();
    String status = deployment + " is " + now.status();
    boolean undoing = !now.undoes().isEmpty();
    return switch (now.status()) {
      case "Created", "Queued", "InProgress", "Baking", "Ready" ->
          undoing
              ? new Running(deployment + " rolls " + now.undoes() + " back")
              : new Ready(
                  new LeverOrder.StopCodeDeploy(now.deployment()),
                  "stop " + deployment + " with rollback");
      case "Succeeded" ->
          undoing
              ? new Back(deployment + " rolled " + now.undoes() + " back")
              : new Refused(deployment + " has succeeded, and CodeDeploy stops only one that runs");
      // A rollback of CodeDeploy's own begins some moments after the end of what it takes back.
      case "Stopped", "Failed" ->
          undoing
              ? new Refused("the rollback, " + status)
              : new Unclear(status + ", and no rollback of it is there");
      default -> new Unclear(status + ", which says nothing to us");
    };
  }

  private static boolean isSame(LeverFacts before, CodeDeployment now) {
    return before instanceof CodeDeployment then && then.deployment().equals(now.deployment());
  }

  private static Finding alias(Lever lever, Optional<LeverFacts> before, Alias now) {
    if (!(lever instanceof Lever.LambdaAlias named)
        || !(before.orElse(now) instanceof Alias former)) {
      return new Refused("what was found is no alias");
    }
    if (before.isEmpty()) {
      return new Refused("which version the alias named before the deployment is not known");
    }
    if (former.version().equals(Alias.LATEST)) {
      return new Refused("the alias named $LATEST before, which a deployment changes in place");
    }
    String name = named.function() + ":" + named.alias();
    return now.version().equals(former.version()) && !now.weighted()
        ? new Back(name + " names version " + now.version())
        : new Ready(
            new LeverOrder.PointAlias(
                named.function(), named.alias(), former.version(), now.revision()),
            "point " + name + " at version " + former.version());
  }

  private static Finding appConfig(Lever lever, Optional<LeverFacts> before, ConfigDeployment now) {
    if (!(lever instanceof Lever.AppConfig named)) {
      return new Refused("what was found is no configuration");
    }
    if (now.number() == 0 || before.filter(facts -> isSame(facts, now)).isPresent()) {
      return new Back("nothing was deployed here");
    }
    String deployment = "deployment " + now.number();
    return switch (now.state()) {
      case "DEPLOYING", "BAKING", "VALIDATING" -> new Ready(stop(named, now), "stop " + deployment);
      case "COMPLETE" ->
          before.isPresent()
              ? new Ready(stop(named, now), "revert " + deployment)
              : new Refused("whose " + deployment + " is, is not known");
      case "ROLLING_BACK" -> new Running(deployment + " is rolling back");
      case "ROLLED_BACK", "REVERTED" -> new Back(deployment + " is " + now.state());
      default -> new Unclear(deployment + " is " + now.state() + ", which says nothing to us");
    };
  }

  private static LeverOrder stop(Lever.AppConfig named, ConfigDeployment now) {
    return new LeverOrder.StopAppConfig(named.application(), named.environment(), now.number());
  }

  /** A deployment that runs on since before the release was let in is not the release's. */
  private static boolean isSame(LeverFacts before, ConfigDeployment now) {
    return before instanceof ConfigDeployment then && then.number() == now.number();
  }
}
