package io.wavegate.codec.api;

import io.wavegate.core.people.Wish;
import java.util.Optional;

/** A request to {@code operate}: what a person asks for, or why it is not understood. */
public sealed interface OperateCall {
  /**
   * An act.
   *
   * @param service whose; empty for all services
   * @param principal the caller's ARN, as API Gateway found it by the request's signature
   * @param reason the person's words
   * @param wish what is asked for
   */
  record Asked(Optional<String> service, String principal, String reason, Wish wish)
      implements OperateCall {}

  /**
   * What a rollback would do is asked; nothing is done.
   *
   * @param service whose release
   * @param principal who asks
   * @param release its execution, or the first characters of it; the newest one if empty
   */
  record Planned(String service, String principal, Optional<String> release)
      implements OperateCall {}

  /**
   * How the tests of a service have done is asked; nothing is done.
   *
   * @param service whose tests
   * @param principal who asks
   */
  record TestsAsked(String service, String principal) implements OperateCall {}

  /**
   * A request that asks for nothing that there is.
   *
   * @param status the HTTP status
   * @param sentence what is wrong, with the value seen
   */
  record Refused(int status, String sentence) implements OperateCall {}
}
