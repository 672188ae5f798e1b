package io.wavegate.core.validation;

/** How a value compares with a bound. */
public enum Comparison {
  /** It is the bound or less. */
  AT_MOST("at most"),
  /** It is the bound or more. */
  AT_LEAST("at least"),
  /** It is less. */
  BELOW("below"),
  /** It is more. */
  ABOVE("above");

  private final String word;

  Comparison(String word) {
    this.word = word;
  }

  /** As people say it. */
  public String word() {
    return word;
  }

  /** Whether a value compares so; one that is no number does not. */
  public boolean holds(double value, double bound) {
    return switch (this) {
      case AT_MOST -> value <= bound;
      case AT_LEAST -> value >= bound;
      case BELOW -> value < bound;
      case ABOVE -> value > bound;
    };
  }
}
