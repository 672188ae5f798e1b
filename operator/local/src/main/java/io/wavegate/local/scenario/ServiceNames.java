package io.wavegate.local.scenario;

import java.util.List;
import java.util.regex.Pattern;

/** The services that may answer badly, by their endpoint prefixes. */
final class ServiceNames {
  static final Pattern FORM =
      Pattern.compile(
          "codepipeline|monitoring|states|sns|sqs|events|ssm|sts|lambda|codedeploy|ecs|appconfig"
              + "|cloudformation");

  static final String WORDS =
      "codepipeline, monitoring, states, sns, sqs, events, ssm, sts, lambda, codedeploy, ecs,"
          + " appconfig or cloudformation";

  private static final List<String> ELSEWHERE =
      List.of("monitoring", "lambda", "codedeploy", "ecs", "appconfig", "cloudformation");

  private ServiceNames() {}

  /** Whether it is called in other accounts and Regions too. */
  static boolean isCalledElsewhere(String name) {
    return ELSEWHERE.contains(name);
  }
}
