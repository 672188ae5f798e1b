package io.wavegate.engine.asl;

/**
 * What a Task state calls: its {@code Resource}, taken apart.
 *
 * @param arn as written, e.g. {@code arn:aws:states:::lambda:invoke.waitForTaskToken}
 * @param integration which of the three forms it has
 * @param service e.g. {@code lambda}, {@code codepipeline}
 * @param action without the pattern's suffix, e.g. {@code invoke}
 * @param pattern what ends the task
 */
public record TaskResource(
    String arn, Integration integration, String service, String action, Pattern pattern) {

  /** The three forms that AWS knows. */
  public enum Integration {
    /** A Lambda function's own ARN: arguments and result are the payload itself. */
    LAMBDA_FUNCTION,
    /** {@code arn:aws:states:::SERVICE:ACTION}. */
    OPTIMIZED,
    /** {@code arn:aws:states:::aws-sdk:SERVICE:ACTION}. */
    AWS_SDK
  }

  /** What ends the task. */
  public enum Pattern {
    /** The answer to the request. */
    REQUEST_RESPONSE(""),
    /** The end of the job that the request started. */
    SYNC(".sync"),
    /** The same, with input and output as JSON instead of text (nested executions). */
    SYNC_2(".sync:2"),
    /** SendTaskSuccess or SendTaskFailure with the task's token. */
    WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

    private final String suffix;

    Pattern(String suffix) {
      this.suffix = suffix;
    }
  }

  /**
   * Takes a {@code Resource} apart.
   *
   * @throws IllegalArgumentException if it is neither a Lambda function's ARN nor a service
   *     integration; activities are not among what this engine runs
   */
  public static TaskResource parse(String arn) {
    String[] parts = arn.split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      throw new IllegalArgumentException("is not an ARN");
    }
    if (parts[2].equals("lambda") && parts[5].startsWith("function:")) {
      return new TaskResource(
          arn, Integration.LAMBDA_FUNCTION, "lambda", "invoke", Pattern.REQUEST_RESPONSE);
    }
    if (!parts[2].equals("states") || !parts[3].isEmpty() || !parts[4].isEmpty()) {
      throw new IllegalArgumentException(
          "is neither a Lambda function nor a service integration (activities are not supported)");
    }
    return integration(arn, parts[5]);
  }

  private static TaskResource integration(String arn, String rest) {
    boolean sdk = rest.startsWith("aws-sdk:");
    String call = sdk ? rest.substring("aws-sdk:".length()) : rest;
    int colon = call.indexOf(':');
    if (colon <= 0 || colon == call.length() - 1) {
      throw new IllegalArgumentException("names no service and action");
    }
    String action = call.substring(colon + 1);
    Pattern pattern = patternOf(action);
    return new TaskResource(
        arn,
        sdk ? Integration.AWS_SDK : Integration.OPTIMIZED,
        call.substring(0, colon),
        action.substring(0, action.length() - pattern.suffix.length()),
        pattern);
  }

  private static Pattern patternOf(String action) {
    if (action.indexOf('.') < 0) {
      return Pattern.REQUEST_RESPONSE;
    }
    for (Pattern pattern : Pattern.values()) {
      if (!pattern.suffix.isEmpty() && action.endsWith(pattern.suffix)) {
        return pattern;
      }
    }
    throw new IllegalArgumentException("has an unknown suffix after '" + action + "'");
  }

  /** {@code resourceType} in history events: {@code lambda}, {@code aws-sdk:codepipeline}. */
  public String eventResourceType() {
    return integration == Integration.AWS_SDK ? "aws-sdk:" + service : service;
  }

  /** {@code resource} in history events: {@code invoke.waitForTaskToken}. */
  public String eventResource() {
    return action + pattern.suffix;
  }
}
