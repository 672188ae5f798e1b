package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.policy.Floor;
import io.wavegate.core.port.Sites;
import io.wavegate.core.port.Sites.Answer;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.validation.HttpAsk;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What a probe reaches, and what it takes from there (attack 17). */
class HttpSitesTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static Sites sites() {
    return new HttpSites(
        timeout -> UrlConnectionHttpClient.create(new PublicSites(timeout, () -> Instant.EPOCH)),
        () -> Instant.EPOCH);
  }

  private static Sites.Request get(String url) {
    return new Sites.Request(url, HttpAsk.Method.GET, "", List.of(), 0, Floor.NONE, 200, TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "169.254.169.254", "10.0.0.1", "[::1]"})
  void anAddressThatIsNotPublicIsNotConnectedTo(String host) {
    assertThat(sites().ask(get("https://" + host + "/latest/meta-data")))
        .isInstanceOfSatisfying(
            Answer.NoAnswer.class, none -> assertThat(none.why()).contains("is not probed"));
  }

  /** A listener that would be reached if the address were not checked. */
  @Test
  void nothingArrivesAtAnAddressThatIsRefused() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(200);

      sites().ask(get("https://localhost:" + server.getLocalPort() + "/"));

      assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  /** The guard is what stands in the way: without it the connection is made. */
  @Test
  void anAddressThatIsAllowedIsConnectedTo() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PublicSites anywhere =
          new PublicSites(Duration.ofMillis(200), () -> Instant.EPOCH, new Street(Map.of()));
      Sites open =
          new HttpSites(t -> UrlConnectionHttpClient.create(anywhere), () -> Instant.EPOCH);

      Answer answer = open.ask(get("https://localhost:" + server.getLocalPort() + "/"));

      assertThat(answer)
          .as("it says nothing, and the read ends at its limit")
          .isInstanceOfSatisfying(
              Answer.NoAnswer.class, none -> assertThat(none.why()).contains("timed out"));
      assertThat(server.accept().isConnected()).isTrue();
    }
  }

  @Test
  void aConnectionHasItsLimitsAndFollowsNoRedirect() {
    HttpURLConnection connection =
        new PublicSites(Duration.ofSeconds(7), () -> Instant.EPOCH)
            .createConnection(URI.create("https://example.com/"));

    assertThat(connection.getConnectTimeout()).isEqualTo(7_000);
    assertThat(connection.getReadTimeout()).isEqualTo(7_000);
    assertThat(connection.getInstanceFollowRedirects()).isFalse();
    assertThat(connection.usingProxy()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com/", "ftp://example.com/", "file:///etc/passwd"})
  void onlyHttpsIsSpoken(String url) {
    assertThat(sites().ask(get(url))).isInstanceOf(Answer.NoAnswer.class);
  }

  /** What is read takes a second each time, and is half as much as is read at most. */
  @Test
  void theTimeEndsWhereOfAnAnswerWithoutEndNoMoreIsRead() {
    Clock clock = new Clock();
    Endless site = new Endless(Map.of(), clock);

    Answer answer = new HttpSites(timeout -> site, clock).ask(get("https://example.com/"));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Status.class,
            said -> {
              assertThat(said.took()).isEqualTo(Duration.ofSeconds(2));
              assertThat(said.body()).hasSize(Sites.BODY_AT_MOST);
            });
    assertThat(site.aborted).as("body and connection").isEqualTo(2);
  }

  @Test
  void ofARedirectThatIsRefusedNothingOfABodyIsRead() {
    Clock clock = new Clock();
    Endless site = new Endless(Map.of("Location", List.of("http://example.com/")), clock);
    Sites.Request request = get("https://example.com/");

    Answer answer =
        new HttpSites(timeout -> site, clock)
            .ask(
                new Sites.Request(
                    request.url(),
                    request.method(),
                    "",
                    List.of(),
                    1,
                    request.floor(),
                    request.expected(),
                    request.timeout()));

    assertThat(answer).isInstanceOf(Answer.Astray.class);
    assertThat(clock.now()).isEqualTo(Instant.EPOCH);
    assertThat(site.aborted).as("body and connection").isEqualTo(2);
  }

  /** A clock that stands until somebody reads. */
  private static final class Clock implements TimeSource {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant now() {
      return now;
    }
  }

  /** A site whose answer has no end. */
  private static final class Endless implements SdkHttpClient {
    private final Map<String, List<String>> headers;
    private final Clock clock;
    private int aborted;

    Endless(Map<String, List<String>> headers, Clock clock) {
      this.headers = headers;
      this.clock = clock;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(302).headers(headers).build())
              .responseBody(AbortableInputStream.create(endless(), () -> aborted++))
              .build();
        }

        @Override
        public void abort() {
          aborted++;
        }
      };
    }

    private InputStream endless() {
      return new InputStream() {
        @Override
        public int read() {
          throw new IllegalStateException("read byte by byte");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
          clock.now = clock.now.plusSeconds(1);
          return Math.min(length, Sites.BODY_AT_MOST / 2);
        }
      };
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
