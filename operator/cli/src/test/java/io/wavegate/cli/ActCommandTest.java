package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.wavegate.cli.Cli.Result;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people ask for, from the command line to the gate. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ActCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hold checkout|Missing required option: '--reason=TEXT'",
        "approve checkout --reason x|Missing required parameter: 'WAVE'",
        "extend checkout one-box --reason x|Missing required option: '--by=DURATION'",
        "hold --reason x|name a service, or --all",
        "hold checkout --all --reason x|name a service or --all, not both, got \"checkout\"",
        "hold ../other --reason x|a service is named by lower-case letters, digits and hyphens, got"
            + " \"../other\"",
        "hold checkout --reason x --endpoint http://example.com|--endpoint must be the stack's"
            + " output OperateUrl, https://ID.execute-api.REGION.amazonaws.com, or that of wavegate"
            + " local, http://127.0.0.1:4599, got \"http://example.com\"",
        "hold checkout --reason x --as me --endpoint"
            + " https://a1b2c3.execute-api.eu-west-1.amazonaws.com|--as goes with wavegate local"
            + " only; in AWS you are who your credentials say",
        "hold checkout --reason x --as m|--as must be 2 to 64 letters, digits or +=.@-_, got \"m\""
      })
  void whatCannotBeAskedIsSaidInASentence(String line, String sentence) {
    Result result = Cli.shipped().run((Object[]) line.split(" ", -1));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors().getFirst()).isEqualTo(sentence);
  }

  @Test
  void whereNothingListensItSaysWhatToStart() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Result result =
        Cli.shipped()
            .run("lift", "checkout", "--reason", "x", "--endpoint", "http://127.0.0.1:" + port);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors())
        .singleElement()
        .asString()
        .startsWith("http://127.0.0.1:" + port + " is not there")
        .endsWith(
            "start ./wavegate local, or name the stack's with --endpoint or WAVEGATE_ENDPOINT");
  }

  @ParameterizedTest
  @CsvSource({"200,0", "202,6", "400,2", "403,4", "404,2", "409,2", "500,1"})
  void theStatusIsTheExitCode(int status, int code) throws Exception {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          requests.add(exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8));
          requests.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          byte[] answer = "{\"said\":\"so it is\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      Result result =
          Cli.shipped()
              .run(
                  "extend",
                  "checkout",
                  "one-box",
                  "--by",
                  "2h",
                  "--reason",
                  "slow",
                  "--as",
                  "ada",
                  "--endpoint",
                  url);

      assertThat(result.code()).isEqualTo(code);
      assertThat(status < 400 ? result.out() : result.err()).isEqualTo("so it is\n");
      assertThat(requests.getFirst())
          .isEqualTo(
              "/services/checkout/extend {\"wave\":\"one-box\",\"reason\":\"slow\",\"by\":\"2h\"}");
      assertThat(requests.getLast()).contains("Credential=ada/").contains("/execute-api/");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aHoldOnOneMachineOutlivesItsProcess(@TempDir Path data) throws Exception {
    List<String> documented = Asking.documented("## What people can do", "./wavegate ");
    try (LocalProcess local = LocalProcess.listening(data, "--start", "2026-05-04T08:05:00Z")) {
      Result held = Asking.ask(local, documented.get(0));
      assertThat(held.out()).startsWith("checkout held until Mon 4 May 12:0");
      assertThat(held.code()).isZero();
      assertThat(local.end()).isZero();
    }
    try (LocalProcess local = LocalProcess.listening(data)) {
      Result others = Asking.ask(local, "./wavegate lift checkout --reason over --as bob");
      assertThat(others.code()).isEqualTo(2);
      assertThat(others.err())
          .isEqualTo(
              "arn:aws:sts::111122223333:assumed-role/local/bob does not hold checkout; held by"
                  + " arn:aws:sts::111122223333:assumed-role/local/ada (stock-taking)\n");
      assertThat(Asking.ask(local, documented.get(1)).code()).isZero();
      assertThat(local.end()).isZero();
    }
  }
}
