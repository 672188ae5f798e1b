package io.wavegate.core.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A release: one pipeline execution.
 *
 * @param pipeline the pipeline
 * @param execution the pipeline execution's id
 */
public record ReleaseId(PipelineRef pipeline, String execution) {
  private static final Pattern EXECUTION = Pattern.compile("[A-Za-z0-9-]{1,100}");

  /**
   * @throws IllegalArgumentException if the id has another form; it cannot hold a slash, so that
   *     {@link #key()} is unambiguous
   */
  public ReleaseId {
    Checks.matches(EXECUTION, execution, "pipeline execution id");
  }

  /** The release as one string. */
  public String key() {
    return String.join("/", pipeline.account(), pipeline.region(), pipeline.name(), execution);
  }

  /**
   * @throws IllegalArgumentException if {@code key} was not made by {@link #key()}
   */
  public static ReleaseId parse(String key) {
    List<String> parts = List.of(key.split("/", -1));
    if (parts.size() != 4) {
      throw new IllegalArgumentException("not a release: \"" + Checks.shown(key) + "\"");
    }
    return new ReleaseId(new PipelineRef(parts.get(0), parts.get(1), parts.get(2)), parts.get(3));
  }
}
