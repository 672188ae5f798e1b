package io.wavegate.core.policy;

import java.util.List;
import java.util.Optional;

/**
 * What a policy asks of every start besides each wave's own rules: how it gets along with others.
 *
 * @param partOf what the service is a part of, with other services; none means of nothing but
 *     itself
 * @param atOnce whether pipelines of several parts may deploy at the same time
 * @param quota how much its team deploys at a time, if it has one
 * @param refusedTags tags by which nothing may be deployed, since they can be moved
 */
public record StartRule(
    Optional<String> partOf, AtOnce atOnce, Optional<Quota> quota, List<String> refusedTags) {
  /** A policy that says nothing about it. */
  public static final StartRule NONE =
      new StartRule(Optional.empty(), AtOnce.ONE, Optional.empty(), List.of());

  /** Copies the list. */
  public StartRule {
    refusedTags = List.copyOf(refusedTags);
  }

  /** None where nothing was asked, so that a policy which says nothing stays the same text. */
  public Optional<StartRule> unlessNone() {
    return equals(NONE) ? Optional.empty() : Optional.of(this);
  }
}
