package io.wavegate.handlers.flow;

/**
 * What a test said: the contract of test functions, and of our own probe.
 *
 * @param status {@code passed} passes, any other word fails
 * @param summary for people
 */
public record TestSaid(String status, String summary) {}
