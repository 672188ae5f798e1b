package io.wavegate.local.scenario;

import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.local.scenario.Deployable.Course;
import io.wavegate.local.scenario.Deployable.Goes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what the services of a world deploy. */
final class DeployableReader {
  private static final int MOST = 500;
  private static final Span TIME = Span.of("0s", "1d");
  private static final Duration USUAL = Duration.ofMinutes(6);
  private static final Duration USUAL_BACK = Duration.ofMinutes(2);
  private static final Duration USUAL_BAKE = Duration.ofMinutes(1);
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern GOES = Pattern.compile("succeeds|fails|hangs");
  private static final Pattern BACK = Pattern.compile("works|fails");
  private static final Pattern FAILED_UPDATE = Pattern.compile("stays|goes-back");
  private static final Pattern PLATFORM = Pattern.compile("Server|Lambda|ECS");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");
  private static final Pattern APP_CONFIG_ID = Pattern.compile("[a-z0-9]{4,7}");

  private DeployableReader() {}

  static List<Deployable> all(YamlMap world) {
    List<Deployable> all = new ArrayList<>();
    all.addAll(list(world, "codedeploy", ScenarioKeys.CODEDEPLOY, DeployableReader::group));
    all.addAll(list(world, "ecs-services", ScenarioKeys.ECS_SERVICE, DeployableReader::service));
    all.addAll(list(world, "lambda-aliases", ScenarioKeys.LAMBDA_ALIAS, DeployableReader::alias));
    all.addAll(list(world, "appconfig", ScenarioKeys.APPCONFIG, DeployableReader::configuration));
    all.addAll(list(world, "stacks", ScenarioKeys.STACK, DeployableReader::stack));
    return List.copyOf(all);
  }

  private static List<Deployable> list(
      YamlMap world, String key, List<String> keys, Function<YamlMap, Deployable> reader) {
    YamlValue list = world.optional(key);
    return list.isPresent()
        ? list.items(0, MOST).stream().map(item -> reader.apply(item.map(keys))).toList()
        : List.of();
  }

  private static Deployable group(YamlMap map) {
    return new Deployable.DeploymentGroup(
        map.required("application").text(),
        map.required("group").text(),
        map.optional("platform").text(PLATFORM, "Server, Lambda or ECS", "Server"),
        course(map));
  }

  private static Deployable service(YamlMap map) {
    String service = map.required("service").text();
    return new Deployable.EcsService(
        map.required("cluster").text(),
        service,
        map.optional("task-definition").text(service),
        map.optional("revisions").whole(1, MOST, 1),
        course(map));
  }

  private static Deployable alias(YamlMap map) {
    return new Deployable.LambdaAlias(
        map.required("function").text(),
        map.required("alias").text(),
        map.required("versions").items(1, MOST).stream().map(DeployableReader::version).toList(),
        version(map.required("version")),
        course(map));
  }

  private static String version(YamlValue value) {
    return value.text(VERSION, "a number of a version, in quotes");
  }

  private static Deployable configuration(YamlMap map) {
    return new Deployable.Configuration(
        id(map.required("application")),
        id(map.required("environment")),
        id(map.required("profile")),
        map.optional("versions").whole(0, MOST, 1),
        map.optional("bakes").duration(TIME, USUAL_BAKE),
        course(map));
  }

  private static String id(YamlValue value) {
    return value.text(APP_CONFIG_ID, "an id of AppConfig, 4 to 7 small letters or digits");
  }

  private static Deployable stack(YamlMap map) {
    return new Deployable.Stack(
        map.required("name").text(),
        map.optional("failed-update")
            .text(FAILED_UPDATE, "stays or goes-back", "goes-back")
            .equals("stays"),
        course(map));
  }

  private static Course course(YamlMap map) {
    YamlValue account = map.optional("account");
    YamlValue region = map.optional("region");
    return new Course(
        account.isPresent()
            ? Optional.of(account.text(ACCOUNT, "an account of twelve digits, in quotes"))
            : Optional.empty(),
        region.isPresent() ? Optional.of(region.text()) : Optional.empty(),
        map.optional("takes").duration(TIME, USUAL),
        goes(map.optional("goes").text(GOES, "succeeds, fails or hangs", "succeeds")),
        map.optional("back-takes").duration(TIME, USUAL_BACK),
        map.optional("back").text(BACK, "works or fails", "works").equals("works"));
  }

  /** What is none of them was told already. */
  private static Goes goes(String word) {
    return switch (word) {
      case "fails" -> Goes.FAILS;
      case "hangs" -> Goes.HANGS;
      default -> Goes.SUCCEEDS;
    };
  }
}
