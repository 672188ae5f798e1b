package io.wavegate.core.rollback;

import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.RollbackRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a rollback of a wave would be possible, with the levers that its policy names. */
public final class WayBack {
  private WayBack() {}

  /**
   * @param rule how the wave is rolled back
   * @param ofStage what CodePipeline's lever would return the stage to
   * @param looks what levers of the wave's targets were found to be pulled at
   */
  public static NetLook of(RollbackRule rule, NetLook ofStage, Optional<LeverLooks> looks) {
    NetLook first = ofLever(rule.lever(), ofStage, looks);
    if (first instanceof NetLook.Unknown || rule.orElse().isEmpty()) {
      return first;
    }
    NetLook spare = ofLever(rule.orElse().get(), ofStage, looks);
    String said = first.said() + "; or else " + spare.said();
    boolean none = first instanceof NetLook.NoNet && spare instanceof NetLook.NoNet;
    return none ? new NetLook.NoNet(why(first) + "; " + why(spare)) : new NetLook.Way(said);
  }

  /** What would come back with one of them. */
  public static NetLook ofLever(Lever lever, NetLook ofStage, Optional<LeverLooks> looks) {
    return switch (lever) {
      case Lever.PipelineStage stage -> withArtefacts(ofStage);
      case Lever.Freeze freeze ->
          new NetLook.Way("lever freeze: nothing would be changed, a person decides");
      case Lever.OwnFunction own -> new NetLook.Way("function " + own.function() + " would do it");
      case Lever.CodeDeploy codeDeploy -> ofTargets(lever, looks);
      case Lever.EcsService ecs -> ofTargets(lever, looks);
      case Lever.LambdaAlias alias -> ofTargets(lever, looks);
      case Lever.AppConfig appConfig -> ofTargets(lever, looks);
      case Lever.CloudFormation stack -> ofTargets(lever, looks);
    };
  }

  /** A stage does not run again with artefacts that are gone. */
  private static NetLook withArtefacts(NetLook ofStage) {
    return ofStage instanceof NetLook.Net net
        ? net.plan()
            .remains()
            .filter(remains -> !remains.gone().isEmpty())
            .<NetLook>map(remains -> new NetLook.NoNet(remains.why()))
            .orElse(ofStage)
        : ofStage;
  }

  private static NetLook ofTargets(Lever lever, Optional<LeverLooks> looks) {
    List<NetLook> nets =
        looks.map(LeverLooks::looks).orElse(List.of()).stream()
            .filter(look -> look.lever().equals(lever))
            .map(LeverLook::net)
            .toList();
    if (nets.isEmpty()) {
      return new NetLook.Unknown("nobody looked at lever " + lever.word());
    }
    return worst(nets, NetLook.Unknown.class)
        .or(() -> worst(nets, NetLook.NoNet.class))
        .orElseGet(
            () ->
                new NetLook.Way(
                    nets.stream().map(NetLook::said).collect(Collectors.joining("; "))));
  }

  private static Optional<NetLook> worst(List<NetLook> nets, Class<? extends NetLook> kind) {
    return nets.stream().filter(kind::isInstance).findFirst();
  }

  private static String why(NetLook net) {
    return net instanceof NetLook.NoNet none ? none.why() : net.said();
  }
}
