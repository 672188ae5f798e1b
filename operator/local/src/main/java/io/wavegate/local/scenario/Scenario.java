package io.wavegate.local.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.policy.Policy;
import java.time.Instant;
import java.util.List;

/**
 * A rehearsal: a policy, a pipeline, a world, what happens and what is expected.
 *
 * @param name what people call it
 * @param policy the service's policy
 * @param policyText the policy as its team wrote it
 * @param pipeline the pipeline, as {@code aws codepipeline get-pipeline} prints it
 * @param world what surrounds the service
 * @param start when the release starts
 * @param seed what decides the order of things
 * @param isFirst whether no release went through the pipeline before
 * @param release what is released
 * @param happenings what the world does
 * @param expected what is expected
 */
public record Scenario(
    String name,
    Policy policy,
    String policyText,
    JsonNode pipeline,
    World world,
    Instant start,
    long seed,
    boolean isFirst,
    Release release,
    List<Happening> happenings,
    Expectation expected) {
  /** Copies the list. */
  public Scenario {
    happenings = List.copyOf(happenings);
  }

  /** What is released. */
  public record Release(String revision, String summary) {}
}
