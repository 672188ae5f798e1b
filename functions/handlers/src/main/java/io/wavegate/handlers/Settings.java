package io.wavegate.handlers;

import io.wavegate.core.model.Place;
import io.wavegate.handlers.aws.SpokeRoles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a deployed function is told by its environment.
 *
 * @param account the account it runs in, twelve digits
 * @param region the Region it runs in
 * @param table the DynamoDB table
 * @param waveGateArn what starts a gate: its state machine's alias, or the bare machine; empty for
 *     functions that start none
 * @param rollbackArn what starts a rollback, likewise
 * @param topicArn the SNS topic that pages
 * @param spokes which other accounts are read, and how; nobody's for functions that read none
 */
public record Settings(
    String account,
    String region,
    String table,
    String waveGateArn,
    String rollbackArn,
    String topicArn,
    SpokeRoles.Registry spokes) {
  private static final Pattern QUALIFIER = Pattern.compile("(:stateMachine:[^:]+):[^:]+$");

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
        required(environment, "WAVEGATE_TOPIC_ARN"),
        new SpokeRoles.Registry(
            environment.getOrDefault("WAVEGATE_STACK", ""),
            accounts(environment.getOrDefault("WAVEGATE_SPOKE_ACCOUNTS", "")),
            environment.getOrDefault("WAVEGATE_EXTERNAL_ID", "")));
  }

  private static Set<String> accounts(String list) {
    List<String> accounts = List.of(list.split(",", -1));
    return accounts.stream()
        .map(String::strip)
        .filter(account -> !account.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Where it runs. */
  public Place place() {
    return new Place(account, region);
  }

  /** Whether that account is this one, or among those with {@code spoke.yaml}. */
  public boolean isKnown(String otherAccount) {
    return account.equals(otherAccount) || spokes.accounts().contains(otherAccount);
  }

  /** Whether that is the gate's state machine, with or without a version or an alias behind it. */
  public boolean isWaveGate(String stateMachineArn) {
    return machine(stateMachineArn).equals(machine(waveGateArn));
  }

  /** Whether that is the rollback's state machine, with or without a version or an alias. */
  public boolean isRollback(String stateMachineArn) {
    return machine(stateMachineArn).equals(machine(rollbackArn));
  }

  /** {@code arn:aws:states:Region:account:stateMachine:name}, and no qualifier. */
  private static String machine(String arn) {
    return QUALIFIER.matcher(arn).replaceFirst("$1");
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable " + name + " is not set");
    }
    return value;
  }
}
