package io.wavegate.checks.proof;

import java.util.List;

/**
 * One rule, fault or attack.
 *
 * @param number {@code S1}, or {@code 17}
 * @param what what the rule demands, what the fault or the attack is
 * @param does what Wavegate does about it
 * @param shown what shows that
 * @param open what of it nothing shows, and why; empty if there is no such part
 */
record Row(String number, String what, String does, List<Proof> shown, String open) {
  Row {
    shown = List.copyOf(shown);
  }

  /** How far a row is shown. */
  enum Extent {
    /** All of it. */
    SHOWN,
    /** A part of it; what is missing is said. */
    IN_PART,
    /** Nothing of it; why is said. */
    NOT
  }

  Extent extent() {
    if (shown.stream().noneMatch(Proof::isOfTheShippedCode)) {
      return Extent.NOT;
    }
    return open.isEmpty() ? Extent.SHOWN : Extent.IN_PART;
  }
}
