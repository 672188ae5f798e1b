package io.wavegate.core.validation;

import io.wavegate.core.model.Checks;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether what answered is of the revision that was asked about. A commit may be abbreviated, to
 * seven characters at least, as Git does it; nothing else may.
 */
public final class Revisions {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final int SHOWN = 12;

  private Revisions() {}

  /** Whether two names mean one revision. */
  public static boolean isSame(String one, String other) {
    return one.equals(other) || isShort(one, other) || isShort(other, one);
  }

  private static boolean isShort(String part, String whole) {
    return COMMIT.matcher(part).matches()
        && COMMIT.matcher(whole).matches()
        && whole.startsWith(part);
  }

  /**
   * What a person reads of another revision: {@code revision 1111111, not 9d41c07}. Both are cut,
   * but never to the same text.
   *
   * @param answered what answered
   * @param asked what was asked about
   * @return empty if they are the same
   */
  public static Optional<String> other(String answered, String asked) {
    if (isSame(answered, asked)) {
      return Optional.empty();
    }
    boolean alike = cut(answered).equals(cut(asked));
    return Optional.of(
        "revision %s, not %s"
            .formatted(
                Checks.shown(alike ? answered : cut(answered)),
                Checks.shown(alike ? asked : cut(asked))));
  }

  private static String cut(String revision) {
    return revision.length() > SHOWN ? revision.substring(0, SHOWN) : revision;
  }
}
