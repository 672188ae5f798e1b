package io.wavegate.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** {@code wavegate local} as a process of its own, on any port that is free. */
final class LocalProcess implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+),.*");

  private final Process process;
  private final BufferedReader out;
  private final List<String> lines = new ArrayList<>();
  private final String url;

  private LocalProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.url = awaited(LISTENING).group(1);
  }

  /** One that listens. */
  static LocalProcess listening(Path data, String... options) {
    return new LocalProcess(started(data, options));
  }

  /** One that may not come so far. */
  static Process started(Path data, String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dwavegate.home=" + Cli.SHIPPED,
                "-Dlog4j2.configurationFile=wavegate-quiet.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "io.wavegate.cli.Main",
                "local",
                "--port",
                "0",
                "--data",
                data.toString()));
    line.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    // As in the terminal of a person who has followed the first words of an earlier start.
    builder.environment().put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    builder.environment().put("AWS_REGION", "eu-west-1");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on until a line is printed that matches. */
  Matcher awaited(Pattern pattern) {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        Matcher matcher = pattern.matcher(line);
        if (matcher.matches()) {
          return matcher;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("it ended without " + pattern + ":\n" + String.join("\n", lines));
  }

  /** What was read of its output so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Where it listens. */
  String url() {
    return url;
  }

  /** An unchanged client of the SDK. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(URI.create(url))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("me", "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    boolean unused = process.toHandle().destroyForcibly();
    int code = process.waitFor();
    if (code == 0) {
      throw new AssertionError("it had ended before it was killed");
    }
  }

  /** As Ctrl-C; its exit code. What it prints last can still be read. */
  int end() throws InterruptedException {
    boolean unused = process.toHandle().destroy();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
