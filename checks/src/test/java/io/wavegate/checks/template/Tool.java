package io.wavegate.checks.template;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavegate.checks.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program that is on some machines and not on others. */
public record Tool(String command) {
  /**
   * What a program said, its errors among it.
   *
   * @param code its exit code
   */
  public record Said(int code, String text) {}

  /**
   * The program; without it the test is skipped.
   *
   * @param otherwise what is not checked then
   */
  public static Tool onPath(String command, String otherwise) {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder).resolve(command))
            .anyMatch(Files::isExecutable);
    assumeTrue(there, command + " is not on the PATH: " + otherwise);
    return new Tool(command);
  }

  /** Runs it in the repository's root, to its end. */
  public Said run(List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(Repository.root().toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new IllegalStateException(command + " did not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command + " was interrupted", e);
    }
  }
}
