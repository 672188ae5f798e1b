package io.wavegate.local.planted;

/** A planted bug cannot be read, does not fit the sources any more, or does not compile. */
public final class PlantedBugException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlantedBugException(String name, String why) {
    super("planted bug " + name + ": " + why);
  }

  PlantedBugException(String name, String why, Throwable cause) {
    super("planted bug " + name + ": " + why, cause);
  }
}
