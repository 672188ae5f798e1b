package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.YamlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms of names in a policy. */
final class Forms {
  private static final Pattern OURS = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern PIPELINE = Pattern.compile("[A-Za-z0-9.@_-]{1,100}");
  private static final Pattern ALARM = Pattern.compile("[^\\p{Cntrl}]{1,255}");

  /** What begins as an ARN is one, or else a mistake would be looked for as a name. */
  private static final Pattern CALENDAR =
      Pattern.compile(
          "(?!arn:)[a-zA-Z0-9_.:/-]{3,128}"
              + "|arn:aws[a-z-]{0,20}:ssm:[a-z0-9-]{1,40}:[0-9]{12}:document/[a-zA-Z0-9_.:/-]{3,128}");

  private static final Pattern FUNCTION =
      Pattern.compile(
          "(arn:aws[a-z-]{0,20}:lambda:[a-z0-9-]{1,40}:[0-9]{12}:function:)?"
              + "[A-Za-z0-9_-]{1,64}(:(\\$LATEST|[A-Za-z0-9_-]{1,128}))?");

  private static final Pattern FUNCTION_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** What is digits alone is a version. */
  private static final Pattern ALIAS = Pattern.compile("(?![0-9]+$)[A-Za-z0-9_-]{1,128}");

  private static final Pattern ECS = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9._+=,@-]{1,100}");

  /** CodeDeploy's reference gives no more than a length. */
  private static final Pattern GROUP = Pattern.compile("[^\\p{Cntrl}]{1,100}");

  private static final Pattern APPCONFIG = Pattern.compile("[a-z0-9]{4,7}");
  private static final Pattern STACK = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");

  private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{1,254}");
  private static final Pattern STATE_MACHINE =
      Pattern.compile(
          "arn:aws[a-z-]{0,20}:states:[a-z0-9-]{1,40}:[0-9]{12}:stateMachine:"
              + "[A-Za-z0-9_-]{1,80}(:[A-Za-z0-9_.-]{1,80})?");
  private static final Pattern CANARY = Pattern.compile("[0-9a-z_-]{1,255}");
  private static final Pattern BUS =
      Pattern.compile(
          "(arn:aws[a-z-]{0,20}:events:[a-z0-9-]{1,40}:[0-9]{12}:event-bus/)?"
              + "[A-Za-z0-9._/-]{1,256}");
  private static final Pattern QUEUE =
      Pattern.compile(
          "https://sqs\\.[a-z0-9-]{1,40}\\.amazonaws\\.com(\\.cn)?/[0-9]{12}/"
              + "[A-Za-z0-9_-]{1,80}(\\.fifo)?");

  private Forms() {}

  /** A project of CodeBuild. */
  static String project(YamlValue value) {
    return value.text(PROJECT, "a project of CodeBuild (2 to 255 of A-Za-z0-9_-)");
  }

  /** A state machine, by its ARN or that of its alias or version. */
  static String stateMachine(YamlValue value) {
    return value.text(STATE_MACHINE, "the ARN of a state machine");
  }

  /** A canary of CloudWatch Synthetics. */
  static String canary(YamlValue value) {
    return value.text(CANARY, "a canary of Synthetics (1 to 255 of a-z0-9_-)");
  }

  /** An event bus. */
  static String bus(YamlValue value) {
    return value.text(BUS, "the name or ARN of an event bus");
  }

  /** A queue. */
  static String queue(YamlValue value) {
    return value.text(QUEUE, "the URL of a queue of SQS");
  }

  /** A Lambda function. */
  static String function(YamlValue value) {
    return value.text(FUNCTION, "the name or ARN of a Lambda function");
  }

  /** A Lambda function in whichever account and Region the wave's targets are. */
  static String functionName(YamlValue value) {
    return value.text(FUNCTION_NAME, "the name of a Lambda function (1 to 64 of A-Za-z0-9_-)");
  }

  /** A Lambda function's alias. */
  static String alias(YamlValue value) {
    return value.text(
        ALIAS, "the name of an alias (1 to 128 of A-Za-z0-9_-, not digits alone as a version has)");
  }

  /** A cluster or service of ECS. */
  static String ecs(YamlValue value) {
    return value.text(ECS, "a name of ECS (1 to 255 of A-Za-z0-9_-)");
  }

  /** An application of CodeDeploy. */
  static String codeDeployApplication(YamlValue value) {
    return value.text(APPLICATION, "an application of CodeDeploy (1 to 100 of A-Za-z0-9._+=,@-)");
  }

  /** A deployment group of CodeDeploy. */
  static String codeDeployGroup(YamlValue value) {
    return value.text(GROUP, "a deployment group of CodeDeploy (1 to 100 characters)");
  }

  /** An application or environment of AppConfig. */
  static String appConfig(YamlValue value) {
    return value.text(APPCONFIG, "an id of AppConfig (4 to 7 of a-z0-9), not a name");
  }

  /** A stack of CloudFormation. */
  static String stack(YamlValue value) {
    return value.text(
        STACK, "the name of a stack (1 to 128 of A-Za-z0-9-, the first one a letter)");
  }

  /** A service, wave or test: what Wavegate itself names. */
  static String ours(YamlValue value) {
    return value.text(OURS, "1 to 40 lower-case letters, digits and hyphens");
  }

  /** A pipeline, stage or action. */
  static String pipeline(YamlValue value) {
    return pipeline(value, "");
  }

  static String pipeline(YamlValue value, String absent) {
    return value.text(PIPELINE, "a name of CodePipeline (1 to 100 of A-Za-z0-9.@-_)", absent);
  }

  /** An alarm, metric, namespace or dimension. */
  static String cloudWatch(YamlValue value) {
    return value.text(ALARM, "a name of CloudWatch (1 to 255 characters)");
  }

  /** A change calendar. */
  static String calendar(YamlValue value) {
    return value.text(
        CALENDAR,
        "a change calendar's name (3 to 128 of A-Za-z0-9_.:/-) or the ARN of its document");
  }

  /** Notes each name that was there before; {@code names} stands in the order of {@code values}. */
  static void refuseRepeated(List<YamlValue> values, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty() && !seen.add(names.get(i))) {
        values.get(i).wrong("must be unique, got " + values.get(i).shown() + " again");
      }
    }
  }
}
