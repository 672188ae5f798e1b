package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.RollbackRule;
import java.util.Optional;

/** Reads how a wave is rolled back. */
final class RollbackReader {
  private static final Lever USUAL = new Lever.PipelineStage();

  private RollbackReader() {}

  static RollbackRule rollback(YamlMap map) {
    YamlValue first = map.optional("lever");
    YamlValue second = map.optional("or-else");
    Optional<Lever> lever = first.isPresent() ? LeverReader.lever(first) : Optional.of(USUAL);
    Optional<Lever> orElse = LeverReader.lever(second);
    lever.ifPresent(pulled -> refuseUnreachable(pulled, orElse, second));
    return new RollbackRule(
        lever.orElse(USUAL),
        orElse,
        map.optional("scope").word(RollbackRule.Scope.WAVE),
        map.optional("on-deploy-failure").word(RollbackRule.OnDeployFailure.ROLL_BACK),
        map.optional("required").flag(false),
        haltRollsBack(map.optional("halt-rolls-back"), lever));
  }

  private static void refuseUnreachable(Lever lever, Optional<Lever> orElse, YamlValue value) {
    if (lever instanceof Lever.Freeze) {
      if (value.isPresent()) {
        value.wrong("cannot stand beside lever freeze, which is never refused: leave it out");
      }
    } else if (orElse.filter(other -> isSame(lever, other)).isPresent()) {
      value.wrong("must be another way than rollback.lever, got " + lever.word() + " again");
    }
  }

  /** More time makes no other function of one that was refused. */
  private static boolean isSame(Lever lever, Lever other) {
    if (lever instanceof Lever.OwnFunction own && other instanceof Lever.OwnFunction another) {
      return own.function().equals(another.function());
    }
    return lever.equals(other);
  }

  private static boolean haltRollsBack(YamlValue value, Optional<Lever> lever) {
    boolean allowed = value.flag(false);
    if (allowed) {
      lever
          .filter(pulled -> !pulled.equals(USUAL))
          .ifPresent(
              pulled ->
                  value.wrong(
                      "cannot stand beside lever "
                          + pulled.word()
                          + ": the pipeline rolls the stage back itself, got "
                          + value.shown()));
    }
    return allowed;
  }
}
