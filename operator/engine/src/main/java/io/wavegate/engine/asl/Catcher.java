package io.wavegate.engine.asl;

import java.util.List;

/**
 * One entry of {@code Catch}.
 *
 * @param errorEquals the errors that it is for
 * @param exit how the state is then left; without an {@code Output} with the error output
 */
public record Catcher(List<String> errorEquals, Exit exit) {
  /** Copies. */
  public Catcher {
    errorEquals = List.copyOf(errorEquals);
  }
}
