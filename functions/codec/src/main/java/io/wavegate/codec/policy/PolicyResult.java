package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.policy.Policy;
import java.util.List;

/** What came of reading a policy. */
public sealed interface PolicyResult {
  /**
   * It is one.
   *
   * @param policy the policy
   * @param digest its version: the same for the same content, whatever its comments, its order of
   *     keys and its way of writing a value; 64 hexadecimal digits
   */
  record Parsed(Policy policy, String digest) implements PolicyResult {}

  /**
   * It is none.
   *
   * @param problems all that is wrong, in the order of the text, at least one
   */
  record Rejected(List<Problem> problems) implements PolicyResult {
    /** Copies the list. */
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
