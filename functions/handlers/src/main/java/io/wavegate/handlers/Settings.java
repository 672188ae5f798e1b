package io.wavegate.handlers;

import java.util.Map;

/**
 * What a deployed function is told by its environment.
 *
 * @param account the account it runs in, twelve digits
 * @param region the Region it runs in
 * @param table the DynamoDB table
 * @param waveGateArn the gate's state machine; empty for functions that start none
 * @param rollbackArn the rollback's state machine; empty for functions that start none
 * @param topicArn the SNS topic that pages
 */
public record Settings(
    String account,
    String region,
    String table,
    String waveGateArn,
    String rollbackArn,
    String topicArn) {
  /**
   * Reads the environment's variables, as {@code template.yaml} sets them.
   *
   * @throws IllegalStateException if one is missing, with its name
   */
  public static Settings from(Map<String, String> environment) {
    return new Settings(
        required(environment, "WAVEGATE_ACCOUNT"),
        required(environment, "AWS_REGION"),
        required(environment, "WAVEGATE_TABLE"),
        environment.getOrDefault("WAVEGATE_WAVE_GATE_ARN", ""),
        environment.getOrDefault("WAVEGATE_ROLLBACK_ARN", ""),
        required(environment, "WAVEGATE_TOPIC_ARN"));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable " + name + " is not set");
    }
    return value;
  }
}
