package io.wavegate.core.validation;

import java.util.Set;

/**
 * What an error says of a validation test. Step Functions names the errors of the Lambda service
 * {@code Lambda.} and the exception, those of a function as the function does; a function whose
 * process dies or runs out of its own time is {@code Lambda.Unknown}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling
 *     errors in Step Functions workflows</a>
 */
public final class TestErrors {
  private static final Set<String> LATE = Set.of("States.Timeout", "States.HeartbeatTimeout");

  /** A job that ran and failed is this; what its service did not take has the service's name. */
  private static final Set<String> ENDED =
      Set.of("States.TaskFailed", "States.Timeout", "States.HeartbeatTimeout");

  private TestErrors() {}

  /**
   * Whether a test that ended with an error was run. One that Lambda did not take says nothing
   * about the release, nor does a function of ours that died: neither passes, and neither rolls
   * back.
   *
   * @param error the name of the error
   */
  public static boolean isRun(TestSpec test, String error) {
    return switch (test.kind()) {
      case TestKind.Lambda lambda -> !error.startsWith("Lambda.") || error.equals("Lambda.Unknown");
      case TestKind.Http http -> false;
      case TestKind.Metric metric -> false;
      case TestKind.Redeploy redeploy -> false;
      case TestKind.Synthetics synthetics -> false;
      case TestKind.CodeBuild build -> ENDED.contains(error);
      case TestKind.StateMachine machine -> ENDED.contains(error);
      case TestKind.Callback callback -> LATE.contains(error);
    };
  }

  /**
   * Whether what came to nothing is run again where the policy asks for it ({@code retries}): a
   * test function of which nobody knows whether it was run. Nothing else has begun then, or has a
   * retry of its own.
   */
  public static boolean isRunAgain(TestSpec test) {
    return switch (test.kind()) {
      case TestKind.Lambda lambda -> true;
      case TestKind.Http http -> false;
      case TestKind.Metric metric -> false;
      case TestKind.Redeploy redeploy -> false;
      case TestKind.Synthetics synthetics -> false;
      case TestKind.CodeBuild build -> false;
      case TestKind.StateMachine machine -> false;
      case TestKind.Callback callback -> false;
    };
  }
}
