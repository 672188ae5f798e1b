package io.wavegate.core.policy;

/** Where a wave's alarms and traffic are read. */
public enum ReadAt {
  /** In every one of its targets, which must all be fine. */
  TARGETS,
  /** Where Wavegate is installed alone, which gathers what the targets report. */
  HUB
}
