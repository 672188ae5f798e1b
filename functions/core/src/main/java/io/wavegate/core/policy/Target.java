package io.wavegate.core.policy;

/**
 * Where a wave deploys to.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 */
public record Target(String account, String region) {}
