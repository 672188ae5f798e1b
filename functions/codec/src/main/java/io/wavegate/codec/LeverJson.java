package io.wavegate.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.json.StrictJson;
import io.wavegate.codec.json.UnusableJsonException;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.lever.StageArtefacts;
import io.wavegate.core.policy.Lever;
import java.util.Optional;

/**
 * What the state machines {@code lever-look} and {@code lever-pull} take and give. Their answers
 * are read as strictly as everything else: what lacks a member says nothing.
 */
public final class LeverJson {
  private static final StrictJson STRICT = new StrictJson(64 * 1024, 8);

  /** What the machine puts behind a service's own words. */
  private static final String SDK = " (Service: ";

  private LeverJson() {}

  /**
   * What {@code lever-look} is asked.
   *
   * @throws IllegalArgumentException for a lever that is pulled once for the wave
   */
  public static String question(Lever lever) {
    return asked(lever).toString();
  }

  private static ObjectNode asked(Lever lever) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("lever", lever.word());
    switch (lever) {
      case Lever.CodeDeploy it ->
          input.put("application", it.application()).put("group", it.group());
      case Lever.EcsService it -> input.put("cluster", it.cluster()).put("service", it.service());
      case Lever.LambdaAlias it -> input.put("function", it.function()).put("alias", it.alias());
      case Lever.AppConfig it ->
          input.put("application", it.application()).put("environment", it.environment());
      case Lever.CloudFormation it -> input.put("stack", it.stack());
      case Lever.PipelineStage it -> throw noTarget(it);
      case Lever.OwnFunction it -> throw noTarget(it);
      case Lever.Freeze it -> throw noTarget(it);
    }
    return input;
  }

  /**
   * What {@code lever-look} is asked where it shall also see whether what would come back still
   * exists.
   *
   * @param former what was found before a deployment; empty before one
   * @throws IllegalArgumentException for a lever that is pulled once for the wave
   */
  public static String questionAhead(Lever lever, Optional<LeverFacts> former) {
    ObjectNode input = asked(lever);
    if (lever instanceof Lever.EcsService) {
      boolean known = former.orElse(new LeverFacts.Absent("")) instanceof LeverFacts.EcsDeployment;
      input.put("former", known ? ((LeverFacts.EcsDeployment) former.get()).taskDefinition() : "");
    }
    return input.toString();
  }

  /** What {@code lever-look} is asked about the artefacts of a stage in an execution. */
  public static String artefacts(String pipeline, String stage, String execution) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("lever", new Lever.PipelineStage().word())
        .put("pipeline", pipeline)
        .put("stage", stage)
        .put("execution", execution)
        .toString();
  }

  /**
   * What {@code lever-look} found of artefacts.
   *
   * @throws UnusableJsonException if it is not the form of such an answer
   */
  public static StageArtefacts artefacts(String output) {
    return CoreJson.read(STRICT.parse(output), StageArtefacts.class);
  }

  /**
   * What {@code lever-look} found.
   *
   * @param lever what it was asked for
   * @throws UnusableJsonException if it is not the form of such an answer
   */
  public static LeverFacts facts(Lever lever, String output) {
    if (!(STRICT.parse(output) instanceof ObjectNode found)) {
      throw new UnusableJsonException("the answer must be an object");
    }
    JsonNode absent = found.path("absent");
    if (absent.isTextual() && found.size() == 1) {
      return new LeverFacts.Absent(words(absent.asText()));
    }
    return CoreJson.read(found.put("is", form(lever).getSimpleName()), LeverFacts.class);
  }

  private static Class<? extends LeverFacts> form(Lever lever) {
    return switch (lever) {
      case Lever.CodeDeploy it -> LeverFacts.CodeDeployment.class;
      case Lever.EcsService it -> LeverFacts.EcsDeployment.class;
      case Lever.LambdaAlias it -> LeverFacts.Alias.class;
      case Lever.AppConfig it -> LeverFacts.ConfigDeployment.class;
      case Lever.CloudFormation it -> LeverFacts.Stack.class;
      case Lever.PipelineStage it -> throw noTarget(it);
      case Lever.OwnFunction it -> throw noTarget(it);
      case Lever.Freeze it -> throw noTarget(it);
    };
  }

  private static IllegalArgumentException noTarget(Lever lever) {
    return new IllegalArgumentException(lever.word() + " is pulled once for the wave");
  }

  /** What {@code lever-pull} is asked. */
  public static String order(LeverOrder order) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("order", word(order));
    switch (order) {
      case LeverOrder.StopCodeDeploy it -> input.put("deployment", it.deployment());
      case LeverOrder.StopEcs it -> input.put("deployment", it.deployment());
      case LeverOrder.DeployEcs it ->
          input
              .put("cluster", it.cluster())
              .put("service", it.service())
              .put("taskDefinition", it.taskDefinition());
      case LeverOrder.PointAlias it ->
          input
              .put("function", it.function())
              .put("alias", it.alias())
              .put("version", it.version())
              .put("revision", it.revision());
      case LeverOrder.StopAppConfig it ->
          input
              .put("application", it.application())
              .put("environment", it.environment())
              .put("number", it.number());
      case LeverOrder.CancelUpdate it -> input.put("stack", it.stack()).put("token", it.token());
      case LeverOrder.RollBackStack it -> input.put("stack", it.stack()).put("token", it.token());
    }
    return input.toString();
  }

  private static String word(LeverOrder order) {
    return switch (order) {
      case LeverOrder.StopCodeDeploy it -> "stop-codedeploy";
      case LeverOrder.StopEcs it -> "stop-ecs";
      case LeverOrder.DeployEcs it -> "deploy-ecs";
      case LeverOrder.PointAlias it -> "point-alias";
      case LeverOrder.StopAppConfig it -> "stop-appconfig";
      case LeverOrder.CancelUpdate it -> "cancel-update";
      case LeverOrder.RollBackStack it -> "roll-back-stack";
    };
  }

  /**
   * What a service answered to an order that {@code lever-pull} carried out; empty if nothing.
   *
   * @throws UnusableJsonException if it is not the form of such an answer
   */
  public static String said(String output) {
    JsonNode said = STRICT.parse(output).path("said");
    if (!said.isTextual()) {
      throw new UnusableJsonException("the answer says nothing");
    }
    return said.asText();
  }

  /** A service's own words, without what Step Functions puts behind them. */
  public static String words(String cause) {
    int end = cause.indexOf(SDK);
    return end < 0 ? cause : cause.substring(0, end);
  }
}
