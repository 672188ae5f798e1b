package io.wavegate.core.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A gate: the judgement of one release at one wave. Decisions are kept by it, whatever arrives
 * twice, late or out of order.
 *
 * @param pipeline the pipeline that carries the release
 * @param execution the pipeline execution's id: the release
 * @param stage the stage that deploys the wave
 * @param wave the wave's name in the policy
 * @param kind entry or promotion
 */
public record GateId(
    PipelineRef pipeline, String execution, String stage, String wave, GateKind kind) {
  private static final Pattern EXECUTION = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern STAGE = Pattern.compile("[A-Za-z0-9.@_-]{1,100}");
  private static final Pattern WAVE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /**
   * @throws IllegalArgumentException if a part has another form; no part can hold a slash, so that
   *     {@link #key()} is unambiguous
   */
  public GateId {
    Checks.matches(EXECUTION, execution, "pipeline execution id");
    Checks.matches(STAGE, stage, "stage name");
    Checks.matches(WAVE, wave, "wave name");
  }

  /** The gate as one string, the store's and the state machine's way to name it. */
  public String key() {
    return String.join(
        "/",
        pipeline.account(),
        pipeline.region(),
        pipeline.name(),
        execution,
        stage,
        wave,
        kind.word());
  }

  /** The other gate, or this one, of the same release at the same wave. */
  public GateId side(GateKind other) {
    return new GateId(pipeline, execution, stage, wave, other);
  }

  /** The release this gate judges. */
  public ReleaseId release() {
    return new ReleaseId(pipeline, execution);
  }

  /**
   * @throws IllegalArgumentException if {@code key} was not made by {@link #key()}
   */
  public static GateId parse(String key) {
    List<String> parts = List.of(key.split("/", -1));
    if (parts.size() != 7) {
      throw new IllegalArgumentException("not a gate: \"" + Checks.shown(key) + "\"");
    }
    return new GateId(
        new PipelineRef(parts.get(0), parts.get(1), parts.get(2)),
        parts.get(3),
        parts.get(4),
        parts.get(5),
        GateKind.of(parts.get(6)));
  }
}
