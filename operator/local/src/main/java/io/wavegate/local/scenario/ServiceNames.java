package io.wavegate.local.scenario;

import java.util.List;
import java.util.regex.Pattern;

/** The services that may answer badly, by their endpoint prefixes. */
final class ServiceNames {
  static final Pattern FORM =
      Pattern.compile(
          "codepipeline|monitoring|states|sns|sqs|events|ssm|sts|s3|lambda|codedeploy|ecs|ecr"
              + "|appconfig|cloudformation|codebuild|synthetics");

  static final String WORDS =
      "codepipeline, monitoring, states, sns, sqs, events, ssm, sts, s3, lambda, codedeploy, ecs,"
          + " ecr, appconfig, cloudformation, codebuild or synthetics";

  private static final List<String> ELSEWHERE =
      List.of("monitoring", "lambda", "codedeploy", "ecs", "ecr", "appconfig", "cloudformation");

  private ServiceNames() {}

  /** Whether it is called in other accounts and Regions too. */
  static boolean isCalledElsewhere(String name) {
    return ELSEWHERE.contains(name);
  }
}
