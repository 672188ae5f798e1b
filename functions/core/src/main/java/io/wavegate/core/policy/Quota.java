package io.wavegate.core.policy;

import java.util.Optional;

/**
 * How much a team deploys at a time.
 *
 * @param team the team, whose services all count
 * @param most how many deployments of the team may have been started in one window; none means that
 *     they are counted, for others that have a limit, and not limited
 */
public record Quota(String team, Optional<Integer> most) {}
