package io.wavegate.standins.codebuild;

import com.fasterxml.jackson.databind.JsonNode;

/** The world's say in a project's builds. */
@FunctionalInterface
public interface BuildScript {

  /**
   * How a build that starts now will go.
   *
   * @param request what StartBuild was called with
   */
  BuildOutcome outcome(JsonNode request);
}
