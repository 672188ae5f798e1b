package io.wavegate.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where {@code operate} is asked, and as whom: options of every command that asks it. */
final class OperateOptions {
  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "The stack's output OperateUrl (WAVEGATE_ENDPOINT; else wavegate local's, "
              + OperateEndpoint.LOCAL
              + ").")
  private @Nullable String endpoint;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who you are, where wavegate local is asked (your login).")
  private @Nullable String as;

  /**
   * @throws BadInputException if nothing can be asked there
   */
  OperateClient client() {
    return new OperateClient(
        OperateEndpoint.of(Optional.ofNullable(endpoint)), Optional.ofNullable(as));
  }
}
