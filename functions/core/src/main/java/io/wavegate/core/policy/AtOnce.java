package io.wavegate.core.policy;

/** Whether several pipelines may deploy parts of the same thing at the same time. */
public enum AtOnce {
  /** One pipeline at a time, wherever it deploys to. */
  ONE,
  /** Several, where they have no account and Region in common. */
  PLACES
}
