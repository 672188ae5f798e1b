package io.wavegate.checks.proof;

/**
 * What shows a row of the catalogue.
 *
 * @param name a scenario's file without its ending, {@code Class.method} of a test, a rule of the
 *     simulation's checker, or a planted bug's file without its ending
 */
record Proof(Kind kind, String name) {
  /** What there is to show something. */
  enum Kind {
    /** A bundled scenario, played through the whole path. */
    SCENARIO,
    /** A method of a test of some module. */
    TEST,
    /** A rule that the simulation's checker holds every schedule to. */
    SIMULATION,
    /** A mistake that was put into the shipped code, and that the simulation must find. */
    PLANTED
  }

  /** Whether it shows the shipped code, and not a spoilt one. */
  boolean isOfTheShippedCode() {
    return kind != Kind.PLANTED;
  }
}
