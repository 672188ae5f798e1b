package io.wavegate.codec.policy;

import io.wavegate.codec.text.Nearest;
import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlNode;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.Lever;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one way to roll back: a word, or a mapping that names what it is pulled at. */
final class LeverReader {
  private static final Span TIME = Span.of("1m", "1h");
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final String OWN = "lambda";

  /** Those that need nothing but their word. */
  private static final List<Lever> PLAIN = List.of(new Lever.PipelineStage(), new Lever.Freeze());

  /**
   * A lever that is pulled at something.
   *
   * @param word its key
   * @param example a mapping that is right
   * @param read reads the lever from the mapping that has the key
   */
  private record Kind(String word, String example, Function<YamlMap, Lever> read) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("ecs", "{ecs: {cluster: prod, service: checkout}}", LeverReader::ecs),
          new Kind(
              "codedeploy",
              "{codedeploy: {application: checkout, group: checkout-prod}}",
              LeverReader::codeDeploy),
          new Kind(
              "lambda-alias",
              "{lambda-alias: {function: checkout, alias: live}}",
              LeverReader::lambdaAlias),
          new Kind(
              "appconfig",
              "{appconfig: {application: abc1234, environment: def5678}}",
              LeverReader::appConfig),
          new Kind(
              "cloudformation",
              "{cloudformation: {stack: checkout-prod}}",
              LeverReader::cloudFormation),
          new Kind(OWN, "{lambda: checkout-undo, timeout: 10m}", LeverReader::own));

  private static final Map<String, String> ALONE =
      Map.of(
          "pipeline-stage", "pipeline-stage is a word by itself, not a key",
          "freeze", "freeze is a word by itself, not a key");

  private LeverReader() {}

  /** The lever; none where there is no value, or one of which no lever can be told. */
  static Optional<Lever> lever(YamlValue value) {
    return value
        .node()
        .flatMap(
            node ->
                switch (node) {
                  case YamlNode.Mapping mapping -> pulled(value);
                  case YamlNode.Scalar scalar -> word(value, scalar.text());
                  case YamlNode.Sequence sequence -> word(value, "");
                });
  }

  private static Optional<Lever> word(YamlValue value, String word) {
    Optional<Lever> plain = PLAIN.stream().filter(lever -> lever.word().equals(word)).findFirst();
    Optional<Kind> kind = KINDS.stream().filter(known -> known.word().equals(word)).findFirst();
    if (kind.isPresent()) {
      value.wrong("must say where, as in " + kind.get().example() + ", got " + value.shown());
    } else if (plain.isEmpty()) {
      value.wrong(
          "must be pipeline-stage or freeze, or a mapping such as "
              + KINDS.getFirst().example()
              + ", got "
              + value.shown()
              + Nearest.hint(word, words()));
    }
    return plain;
  }

  private static Optional<Lever> pulled(YamlValue value) {
    YamlMap map = value.map(PolicyKeys.LEVER, ALONE);
    List<Kind> kinds = KINDS.stream().filter(kind -> map.has(kind.word())).toList();
    if (kinds.size() > 1) {
      value.wrong("has one kind, got " + String.join(" and ", named(kinds)));
    } else if (kinds.isEmpty() && !map.hasUnknown()) {
      value.wrong("needs its kind: " + String.join(" or ", named(KINDS)));
    }
    if (kinds.size() != 1) {
      return Optional.empty();
    }
    Kind kind = kinds.getFirst();
    if (map.has("timeout") && !kind.word().equals(OWN)) {
      map.optional("timeout").wrong("belongs to lever lambda, got " + kind.word());
    }
    return Optional.of(kind.read().apply(map));
  }

  private static Lever ecs(YamlMap map) {
    YamlMap ecs = map.required("ecs").map(PolicyKeys.ECS);
    return new Lever.EcsService(
        Forms.ecs(ecs.required("cluster")), Forms.ecs(ecs.required("service")));
  }

  private static Lever codeDeploy(YamlMap map) {
    YamlMap codeDeploy = map.required("codedeploy").map(PolicyKeys.CODEDEPLOY);
    return new Lever.CodeDeploy(
        Forms.codeDeployApplication(codeDeploy.required("application")),
        Forms.codeDeployGroup(codeDeploy.required("group")));
  }

  private static Lever lambdaAlias(YamlMap map) {
    YamlMap alias = map.required("lambda-alias").map(PolicyKeys.LAMBDA_ALIAS);
    return new Lever.LambdaAlias(
        Forms.functionName(alias.required("function")), Forms.alias(alias.required("alias")));
  }

  private static Lever appConfig(YamlMap map) {
    YamlMap appConfig = map.required("appconfig").map(PolicyKeys.APPCONFIG);
    return new Lever.AppConfig(
        Forms.appConfig(appConfig.required("application")),
        Forms.appConfig(appConfig.required("environment")));
  }

  private static Lever cloudFormation(YamlMap map) {
    YamlMap stack = map.required("cloudformation").map(PolicyKeys.CLOUDFORMATION);
    return new Lever.CloudFormation(Forms.stack(stack.required("stack")));
  }

  private static Lever own(YamlMap map) {
    return new Lever.OwnFunction(
        Forms.function(map.required(OWN)), map.optional("timeout").duration(TIME, TIMEOUT));
  }

  private static List<String> words() {
    return Stream.concat(PLAIN.stream().map(Lever::word), KINDS.stream().map(Kind::word)).toList();
  }

  private static List<String> named(List<Kind> kinds) {
    return kinds.stream().map(Kind::word).toList();
  }
}
