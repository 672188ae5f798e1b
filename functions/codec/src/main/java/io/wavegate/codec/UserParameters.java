package io.wavegate.codec;

import io.wavegate.core.model.GateKind;

/**
 * What a gate's action says of itself in its {@code UserParameters}, or an approval action in its
 * {@code CustomData}: one string of at most 1,000 characters: {@code {"v": 1, "service":
 * "checkout", "wave": "one-box", "gate": "entry", "execution":
 * "#{codepipeline.PipelineExecutionId}"}}. CodePipeline puts the execution's id there before it
 * invokes the function.
 */
public sealed interface UserParameters {
  /**
   * The action is this gate's.
   *
   * @param service the service's name
   * @param wave the wave's name in the service's policy
   * @param gate entry or promotion
   * @param execution the pipeline execution's id
   */
  record Binding(String service, String wave, GateKind gate, String execution)
      implements UserParameters {}

  /**
   * It cannot be said whose the action is.
   *
   * @param sentence why, with the value seen
   */
  record Refused(String sentence) implements UserParameters {}

  /**
   * Reads the string as it stands in the pipeline's structure, where CodePipeline has not put the
   * execution's id in yet.
   */
  static UserParameters declared(String text, String execution) {
    return parse(text.replace("#{codepipeline.PipelineExecutionId}", execution));
  }

  /** Reads the string; what is wrong with it becomes a refusal, never an exception. */
  static UserParameters parse(String text) {
    try {
      return UserParametersReader.read(text);
    } catch (IllegalArgumentException e) {
      return new Refused("UserParameters: " + e.getMessage());
    }
  }
}
