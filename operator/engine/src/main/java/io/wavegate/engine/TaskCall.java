package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.asl.TaskResource;
import java.util.Optional;

/**
 * One call that a Task state makes.
 *
 * @param executionArn the execution that calls
 * @param stateName the Task state
 * @param resource what is called; its {@code arn()} is the {@code Resource} as written in the
 *     definition, its {@code service()} and {@code action()} are e.g. {@code lambda} and {@code
 *     invoke}
 * @param arguments the evaluated {@code Arguments}; the state's input where the state has none. Not
 *     to be changed by the receiver. For a Lambda function's own ARN it is the payload itself, and
 *     so is the answer.
 * @param roleArn the role of the {@code Credentials}, as whose session the call is made; empty for
 *     the machine's own
 * @param taskToken the token to answer with, where the resource says {@code .waitForTaskToken}. It
 *     is a bearer secret: never logged.
 */
public record TaskCall(
    String executionArn,
    String stateName,
    TaskResource resource,
    JsonNode arguments,
    Optional<String> roleArn,
    Optional<String> taskToken) {

  /** The called service: {@code lambda}, {@code sns}, {@code codepipeline}. */
  public String service() {
    return resource.service();
  }

  /** The called action: {@code invoke}, {@code publish}, {@code getPipelineState}. */
  public String action() {
    return resource.action();
  }

  /** How the call is made and what ends the task. */
  public TaskResource.Pattern pattern() {
    return resource.pattern();
  }

  /** The token is a secret, and payloads may be large: neither is shown. */
  @Override
  public String toString() {
    return "TaskCall[" + executionArn + " " + stateName + " " + resource.arn() + "]";
  }
}
