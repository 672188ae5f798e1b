package io.wavegate.standins.codepipeline;

import java.util.Optional;

/** One invocation of a Lambda action's function; it takes one result. */
final class Job {
  private final String id;
  private final ActionRun action;
  private final Optional<String> continuationToken;
  private boolean closed;

  Job(String id, ActionRun action, Optional<String> continuationToken) {
    this.id = id;
    this.action = action;
    this.continuationToken = continuationToken;
  }

  String id() {
    return id;
  }

  ActionRun action() {
    return action;
  }

  /** The token with which the job before this one was answered. */
  Optional<String> continuationToken() {
    return continuationToken;
  }

  boolean closed() {
    return closed;
  }

  void close() {
    closed = true;
  }
}
