package io.wavegate.core.model;

/** Makes names that AWS takes and people can read. */
public final class Names {
  private static final int DIGEST = 8;

  private Names() {}

  /** The first {@code length} characters, or all there are. */
  public static String head(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  /**
   * The text with everything outside {@code A-Za-z0-9-_} replaced by a hyphen, at most {@code
   * length} long; what had to be cut is told apart by a digest of {@code identity}.
   */
  public static String fitted(String text, int length, String identity) {
    String plain = text.replaceAll("[^A-Za-z0-9_-]", "-");
    if (plain.length() <= length) {
      return plain;
    }
    String digest = head(Digest.sha256(identity), DIGEST);
    return plain.substring(0, length - DIGEST - 1) + "-" + digest;
  }
}
