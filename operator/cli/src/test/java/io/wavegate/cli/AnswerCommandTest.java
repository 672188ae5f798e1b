package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.wavegate.cli.Cli.Result;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer to a test, from the command line. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnswerCommandTest {
  private static final String REFERENCE = "Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMTI";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "answer --summary x|Missing required parameters: 'REFERENCE', 'passed",
        "answer short passed --summary x|REFERENCE is the 43 characters that came with the question,"
            + " got 5",
        "answer " + REFERENCE + " maybe --summary x|a test has passed or failed, got \"maybe\"",
        "answer " + REFERENCE + " passed|Missing required option: '--summary=TEXT'"
      })
  void whatCannotBeAnsweredIsSaidInASentence(String line, String sentence) {
    Result result = Cli.shipped().run((Object[]) line.split(" ", -1));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors().getFirst()).startsWith(sentence);
    assertThat(result.err()).doesNotContain(REFERENCE);
  }

  @ParameterizedTest
  @CsvSource({"200,0", "403,4", "404,2", "409,2", "500,1"})
  void theAnswerGoesToTheReferenceAndTheStatusIsTheExitCode(int status, int code) throws Exception {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          requests.add(exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8));
          byte[] answer = "{\"said\":\"so it is\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      Result result =
          Cli.shipped()
              .run(
                  "answer",
                  REFERENCE,
                  "failed",
                  "--summary",
                  "2 findings",
                  "--link",
                  "https://scans.example.com/7",
                  "--as",
                  "ada",
                  "--endpoint",
                  "http://127.0.0.1:" + server.getAddress().getPort());

      assertThat(result.code()).isEqualTo(code);
      assertThat(status < 400 ? result.out() : result.err()).isEqualTo("so it is\n");
      assertThat(requests)
          .containsExactly(
              "/callbacks/"
                  + REFERENCE
                  + " {\"status\":\"failed\",\"summary\":\"2 findings\","
                  + "\"link\":\"https://scans.example.com/7\"}");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void itsHelpSaysWhatTheExitCodesMean() {
    assertThat(Cli.shipped().run("answer", "--help").out())
        .contains("REFERENCE", "--summary", "--link", "The first answer stands")
        .contains("too late");
  }
}
