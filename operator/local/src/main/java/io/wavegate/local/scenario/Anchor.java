package io.wavegate.local.scenario;

/**
 * A moment in the life of a release that a scenario counts from.
 *
 * @param wave the wave; empty for the start of the release
 * @param moment which moment
 */
public record Anchor(String wave, Moment moment) {
  /** The moments. */
  public enum Moment {
    /** The release starts. */
    START("start"),
    /** The wave's entry gate starts. */
    ENTRY("entry"),
    /** The wave's first deploy action starts. */
    DEPLOYMENT("deployment"),
    /** The wave's promotion gate starts. */
    BAKE("bake"),
    /** The wave's bake ends, if it is not extended. */
    BAKE_END("bake-end"),
    /** The wave's promotion gate succeeds. */
    PROMOTED("promoted"),
    /** The wave's promotion gate fails. */
    FAILED("failed"),
    /** A rollback has deployed the wave's stage again. */
    ROLLBACK("rollback");

    private final String word;

    Moment(String word) {
      this.word = word;
    }

    /** The word that scenarios use. */
    public String word() {
      return word;
    }
  }

  /** The start of the release. */
  public static final Anchor START = new Anchor("", Moment.START);

  /** As scenarios write it. */
  public String said() {
    return wave.isEmpty() ? moment.word() : wave + " " + moment.word();
  }
}
