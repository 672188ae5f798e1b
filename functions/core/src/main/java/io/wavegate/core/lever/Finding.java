package io.wavegate.core.lever;

/** What a look at a lever comes to. */
public sealed interface Finding {
  /**
   * It can be pulled now.
   *
   * @param order the call that does it; asked for twice it does no harm
   * @param said what it does, as a person reads it
   */
  record Ready(LeverOrder order, String said) implements Finding {}

  /**
   * What was deployed is being taken back.
   *
   * @param said as a person reads it
   */
  record Running(String said) implements Finding {}

  /**
   * What was there before is there.
   *
   * @param said as a person reads it
   */
  record Back(String said) implements Finding {}

  /**
   * It cannot be told yet, and may be soon.
   *
   * @param why as a person reads it
   */
  record Unclear(String why) implements Finding {}

  /**
   * This lever does not bring it back.
   *
   * @param why as a person reads it
   */
  record Refused(String why) implements Finding {}
}
