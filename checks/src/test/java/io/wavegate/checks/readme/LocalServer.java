package io.wavegate.checks.readme;

import io.wavegate.checks.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code wavegate local} as a process of its own, with the environment that it says to export. */
final class LocalServer implements AutoCloseable {
  private static final Pattern EXPORT = Pattern.compile("(AWS_[A-Z_]+)=(\\S+)");

  private final Process process;
  private final Map<String, String> exports = new LinkedHashMap<>();

  private LocalServer(Process process) {
    this.process = process;
  }

  /**
   * Starts it, on any port that is free, and waits until it listens.
   *
   * @param arguments of {@code local}
   */
  static LocalServer started(Path data, List<String> arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dwavegate.home=" + Repository.root(),
                "-Dlog4j2.configurationFile=wavegate-quiet.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "io.wavegate.cli.Main"));
    line.addAll(arguments);
    line.addAll(List.of("--port", "0", "--data", data.toString()));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      LocalServer server = new LocalServer(process);
      server.readGreeting(process.inputReader(StandardCharsets.UTF_8));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readGreeting(BufferedReader out) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = out.readLine();
    while (line != null && !line.contains("arn:aws:cloudwatch")) {
      lines.add(line);
      if (line.strip().startsWith("export ")) {
        Matcher export = EXPORT.matcher(line);
        while (export.find()) {
          exports.put(export.group(1), export.group(2));
        }
      }
      line = out.readLine();
    }
    if (line == null) {
      throw new AssertionError("it did not start:\n" + String.join("\n", lines));
    }
  }

  /** What a command prints, errors among it, in a terminal in which the exports were pasted. */
  String says(String command) {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(exports);
    try {
      Process asked = builder.start();
      asked.getOutputStream().close();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Ctrl-C; its exit code. */
  int end() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
