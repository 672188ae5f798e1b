package io.wavegate.local.planted;

import com.github.difflib.patch.Patch;
import java.util.List;
import java.util.OptionalLong;

/**
 * A mistake that somebody could make, as a patch to the shipped code or state machines.
 *
 * @param name the patch file's name without its ending
 * @param title what the mistake is, in a few words
 * @param seed a schedule that is known to show it, if one was recorded
 * @param changes what it changes, file by file
 */
public record PlantedBug(String name, String title, OptionalLong seed, List<FileChange> changes) {
  /** Copies the list. */
  public PlantedBug {
    changes = List.copyOf(changes);
  }

  /**
   * What it changes in one file.
   *
   * @param path the file, below the checkout
   * @param patch the lines to change
   */
  public record FileChange(String path, Patch<String> patch) {}
}
