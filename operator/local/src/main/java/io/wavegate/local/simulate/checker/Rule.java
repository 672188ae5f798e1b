package io.wavegate.local.simulate.checker;

import java.util.List;

/** What must never happen, or must always. */
interface Rule {
  /** Where it did not hold; empty if it did. */
  List<Breach> breaches(Story story);
}
