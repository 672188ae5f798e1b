package io.wavegate.checks.artefact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A function as a process of its own, started by the Runtime Interface Client, with no more in its
 * environment than Lambda gives it.
 */
record FunctionProcess(Artefact artefact, Path logs, Path archive) {

  /**
   * What came of one invocation.
   *
   * @param out what it wrote to its standard output, which Lambda takes to the log
   * @param err what it wrote to its standard error, which goes there too
   */
  record Run(Answer answer, List<String> out, String err) {}

  /** One invocation in a process of its own, which is ended afterwards. */
  Run invoke(String handlerClass, String event, Map<String, String> environment) {
    String name = handlerClass.substring(handlerClass.lastIndexOf('.') + 1);
    Path out = logs.resolve(name + ".out");
    Path err = logs.resolve(name + ".err");
    try (RuntimeApi api =
        new RuntimeApi(event, "arn:aws:lambda:eu-west-1:111122223333:function:" + name)) {
      ProcessBuilder builder =
          new ProcessBuilder(command(handlerClass))
              .directory(artefact.folder().toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().putAll(lambda(name, handlerClass, api.address()));
      Process process = builder.start();
      Answer answer;
      try {
        answer = api.await(process);
      } catch (IllegalStateException e) {
        throw new IllegalStateException(
            handlerClass + ": " + e.getMessage() + "\n" + Files.readString(err), e);
      } finally {
        end(process);
      }
      return new Run(answer, Files.readAllLines(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(handlerClass, e);
    }
  }

  private List<String> command(String handlerClass) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-Xlog:disable",
        "-XX:+UseSerialGC",
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + archive,
        "-cp",
        artefact.classPath(),
        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
        handlerClass + "::handleRequest");
  }

  /** What Lambda sets itself (developer guide, Defined runtime environment variables). */
  private Map<String, String> lambda(String name, String handlerClass, String runtimeApi) {
    return Map.ofEntries(
        Map.entry("_HANDLER", handlerClass + "::handleRequest"),
        Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
        Map.entry("AWS_REGION", "eu-west-1"),
        Map.entry("AWS_DEFAULT_REGION", "eu-west-1"),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", name),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_FORMAT", artefact.logFormat()),
        Map.entry("AWS_LAMBDA_LOG_LEVEL", "INFO"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "2026/05/04/[$LATEST]0123"),
        Map.entry("AWS_ACCESS_KEY_ID", "EXAMPLE"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "EXAMPLE-ROLE-SECRET"),
        Map.entry("AWS_SESSION_TOKEN", "EXAMPLE-ROLE-TOKEN"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"),
        Map.entry("LAMBDA_TASK_ROOT", artefact.folder().toString()),
        Map.entry("LAMBDA_RUNTIME_DIR", "/var/runtime"));
  }

  /** Asks it to end, so that it may write what the next one starts faster from. */
  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
