package io.wavegate.core.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is a secret and stands in plain text in a policy, which many people read: known by its name,
 * or by what it says. A name that nobody would take for a secret's, with a short word in it, is not
 * found out.
 */
public final class PlainSecret {
  /** Words of a name that say it. */
  private static final Set<String> TELLING =
      Set.of(
          "accesskey",
          "accesstoken",
          "apikey",
          "apitoken",
          "auth",
          "authentication",
          "authkey",
          "authorization",
          "authtoken",
          "bearer",
          "cookie",
          "cookies",
          "credential",
          "credentials",
          "jwt",
          "key",
          "keys",
          "oauth",
          "passcode",
          "passphrase",
          "passwd",
          "password",
          "passwords",
          "pwd",
          "secret",
          "secretkey",
          "secrets",
          "session",
          "sessionid",
          "sig",
          "signature",
          "token",
          "tokens");

  /** Names with such a word that are no secrets all the same. */
  private static final Set<String> HARMLESS =
      Set.of(
          "cache-key",
          "idempotency-key",
          "partition-key",
          "routing-key",
          "sort-key",
          "surrogate-key",
          "x-cache-key",
          "x-idempotency-key");

  /** Words of a name whose values are long and mean nothing to people, and are no secrets. */
  private static final Set<String> MARKS =
      Set.of(
          "checksum",
          "commit",
          "correlation",
          "digest",
          "etag",
          "id",
          "match",
          "revision",
          "sha",
          "span",
          "trace",
          "traceid",
          "traceparent",
          "tracestate");

  /** What a flag says, whatever its name. */
  private static final Pattern FLAG =
      Pattern.compile("(?i)|0|1|true|false|yes|no|on|off|none|null|default|required|optional");

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Between the words of a name: what is no letter or digit, and where a camel has its hump. */
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private static final Pattern BETWEEN_RUNS = Pattern.compile("[^A-Za-z0-9+/=_-]+");

  /** Shorter runs are words and versions. */
  private static final int SHORTEST = 24;

  private PlainSecret() {}

  /**
   * Why what is said under a name may not stand in a policy, as it goes on after a colon; empty if
   * it may.
   *
   * @param name of a header, or of a part of a query
   * @param value what is said there
   */
  public static Optional<String> why(String name, String value) {
    List<String> words = words(name);
    if (HttpAsk.isSecret(name) || (isTelling(name, words) && !FLAG.matcher(value).matches())) {
      return Optional.of("its name says that it is a secret");
    }
    return isToken(value) || (words.stream().noneMatch(MARKS::contains) && isRandom(value))
        ? Optional.of("what it says looks like a secret")
        : Optional.empty();
  }

  /** Whether a text holds what has the form of a secret: a known kind of token, a key, a login. */
  public static boolean isToken(String text) {
    return !Scrub.masked(text).equals(text);
  }

  private static boolean isTelling(String name, List<String> words) {
    return !HARMLESS.contains(name.toLowerCase(Locale.ROOT))
        && words.stream().anyMatch(TELLING::contains);
  }

  private static List<String> words(String name) {
    return Arrays.stream(BETWEEN_WORDS.split(name))
        .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("[0-9]+$", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean isRandom(String value) {
    return Arrays.stream(BETWEEN_RUNS.split(value))
        .filter(run -> run.length() >= SHORTEST)
        .filter(run -> !UUID.matcher(run).matches())
        .anyMatch(PlainSecret::isMixed);
  }

  /**
   * Whether letters and digits take turns as chance has them do. In words and dates each kind comes
   * in a row; in what is random and has both cases, two of three neighbours differ in kind, and two
   * of five where it has one case. Without a digit it is taken for words.
   */
  private static boolean isMixed(String run) {
    int turns = 0;
    int pairs = 0;
    for (int at = 1; at < run.length(); at++) {
      int before = Character.getType(run.charAt(at - 1));
      int here = Character.getType(run.charAt(at));
      if (isOfWord(before) && isOfWord(here)) {
        pairs++;
        turns += before == here ? 0 : 1;
      }
    }
    boolean bothCases =
        run.chars().anyMatch(Character::isUpperCase)
            && run.chars().anyMatch(Character::isLowerCase);
    return run.chars().anyMatch(Character::isDigit)
        && pairs * 2 > run.length()
        && turns * 100 > pairs * (bothCases ? 40 : 25);
  }

  private static boolean isOfWord(int type) {
    return type == Character.UPPERCASE_LETTER
        || type == Character.LOWERCASE_LETTER
        || type == Character.DECIMAL_DIGIT_NUMBER;
  }
}
