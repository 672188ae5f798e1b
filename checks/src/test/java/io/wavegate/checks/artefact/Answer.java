package io.wavegate.checks.artefact;

/** What came of an invocation. */
sealed interface Answer {

  /** The function returned. */
  record Returned(String json) implements Answer {}

  /** The function threw; the document names the type, the message and the stack trace. */
  record Threw(String json) implements Answer {}

  /** It did not come up. */
  record NotStarted(String json) implements Answer {}
}
