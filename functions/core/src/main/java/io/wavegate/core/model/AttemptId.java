package io.wavegate.core.model;

/**
 * One attempt of a gate. A retried stage is a new attempt of the same gate, not a new gate.
 *
 * @param gate the gate
 * @param number 1 for the first
 */
public record AttemptId(GateId gate, int number) {
  /** Longest name that Step Functions takes for an execution. */
  private static final int LONGEST_NAME = 80;

  /**
   * @throws IllegalArgumentException if {@code number} is below 1
   */
  public AttemptId {
    if (number < 1) {
      throw new IllegalArgumentException("attempt must be at least 1, got " + number);
    }
  }

  /** The attempt as one string; the whole input of its state machine execution. */
  public String key() {
    return gate.key() + "/" + number;
  }

  /**
   * @throws IllegalArgumentException if {@code key} was not made by {@link #key()}
   */
  public static AttemptId parse(String key) {
    int slash = key.lastIndexOf('/');
    if (slash < 0 || !key.substring(slash + 1).matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("not an attempt: \"" + Checks.shown(key) + "\"");
    }
    return new AttemptId(
        GateId.parse(key.substring(0, slash)), Integer.parseInt(key.substring(slash + 1)));
  }

  /**
   * The name of the attempt's Step Functions execution, for people to read: {@code
   * checkout-one-region-1f3a9c2e-a1}, with {@code -entry} for an entry gate; at most 80 characters
   * of {@code A-Za-z0-9-_}.
   */
  public String executionName(String service) {
    String side = gate.kind() == GateKind.ENTRY ? "-entry" : "";
    String tail = side + "-" + Names.head(gate.execution(), 8) + "-a" + number;
    return Names.fitted(service + "-" + gate.wave(), LONGEST_NAME - tail.length(), gate.key())
        + tail;
  }
}
