package io.wavegate.core.validation;

/**
 * A policy's test and what it came to.
 *
 * @param name the test
 * @param required whether it must pass
 * @param outcome the result bound to this attempt, and so to this revision
 */
public record TestEvidence(String name, boolean required, TestOutcome outcome) {}
