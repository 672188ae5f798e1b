package io.wavegate.handlers.validation;

import java.util.List;

/**
 * What a run of a test said: the contract of test functions and of callbacks, and of our own
 * probes.
 *
 * @param status {@code passed} passes, {@code pending} is asked again, {@code unread} too and is no
 *     result, {@code not-run} was not run, any other word fails
 * @param summary for people
 * @param link where a person reads more, an https URL; empty if there is none
 * @param lines the last useful lines that it left
 */
public record TestSaid(String status, String summary, String link, List<String> lines) {
  /** Copies the list. */
  public TestSaid {
    lines = List.copyOf(lines);
  }

  /** Of which nothing else is known. */
  public TestSaid(String status, String summary) {
    this(status, summary, "", List.of());
  }

  /** A pass. */
  public static TestSaid passed(String summary) {
    return new TestSaid("passed", summary);
  }

  /** A failure. */
  public static TestSaid failed(String summary) {
    return new TestSaid("failed", summary);
  }

  /** One that has not ended. */
  public static TestSaid pending(String summary) {
    return new TestSaid("pending", summary);
  }

  /** One that could not be run, and says nothing about the release; only our own probes say so. */
  public static TestSaid notRun(String why) {
    return new TestSaid("not-run", why);
  }

  /** What could not be read, which says nothing of the release. */
  public static TestSaid unread(String why) {
    return new TestSaid("unread", why);
  }

  boolean isPassed() {
    return status.equals("passed");
  }

  boolean isPending() {
    return status.equals("pending") || isUnread();
  }

  boolean isUnread() {
    return status.equals("unread");
  }
}
