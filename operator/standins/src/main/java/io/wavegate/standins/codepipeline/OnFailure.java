package io.wavegate.standins.codepipeline;

/** What a stage does by itself when it fails ({@code onFailure.result}). */
enum OnFailure {
  FAIL,
  ROLLBACK,
  RETRY_FAILED_ACTIONS,
  RETRY_ALL_ACTIONS
}
