package io.wavegate.standins.codepipeline;

/**
 * How a provider tells what becomes of its action; after the action has ended, nothing is heard.
 */
public interface ActionCompletion {

  /** The action is still running. */
  void progress(String externalExecutionId, String summary, int percentComplete);

  /** A source action found a revision; it succeeds with it. */
  void found(String revisionId, String revisionSummary, String revisionUrl);

  /** The action did what it had to. */
  void succeed(String externalExecutionId, String summary);

  /**
   * The action failed.
   *
   * @param code for example {@code JobFailed}
   */
  void fail(String code, String message);
}
