package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.policy.Floor;
import io.wavegate.core.port.Sites;
import io.wavegate.core.port.Sites.Answer;
import io.wavegate.core.port.Sites.Header;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.validation.HttpAsk.Method;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What a probe does with a real site, over TLS; every public address leads to this machine. */
class TlsSitesTest {
  private static final TimeSource STILL = () -> Instant.EPOCH;
  private static final Header SECRET = new Header("X-Api-Key", "k3y", true);
  private static final Header PLAIN = new Header("Accept", "text/html", false);

  private static KeyStore certificate;

  private TlsSite site;
  private Street street;

  @BeforeAll
  static void certify(@TempDir Path folder) throws Exception {
    certificate = TlsSite.certificate(folder);
  }

  @BeforeEach
  void open() throws Exception {
    site = new TlsSite(certificate);
    street =
        new Street(
            Map.of(
                "shop.example.com", List.of("203.0.114.1"),
                "www.example.com", List.of("203.0.114.2"),
                "inside.example.com", List.of("203.0.114.3", "10.0.0.1"),
                "other.example.com", List.of("203.0.114.4")),
            site.port(),
            site.trusting());
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Sites sites(TimeSource time) {
    return new HttpSites(
        timeout -> UrlConnectionHttpClient.create(new PublicSites(timeout, time, street)), time);
  }

  private static Sites.Request request(Method method, String path, int redirects) {
    return new Sites.Request(
        "https://shop.example.com" + path,
        method,
        method == Method.POST ? "{\"basket\": 1}" : "",
        List.of(SECRET, PLAIN),
        redirects,
        new Floor(Optional.of(List.of("*.example.com"))),
        200,
        Duration.ofSeconds(10));
  }

  private Answer ask(Method method, String path, int redirects) {
    return sites(STILL).ask(request(method, path, redirects));
  }

  private static Answer.Status status(int status, String body) {
    return new Answer.Status(status, Duration.ZERO, body);
  }

  @Test
  void aPostCarriesItsBodyAndItsHeaders() {
    site.page("/orders", 200, "{\"status\": \"fine\"}");

    assertThat(ask(Method.POST, "/orders", 0)).isEqualTo(status(200, "{\"status\": \"fine\"}"));

    TlsSite.Asked asked = site.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.host()).isEqualTo("shop.example.com");
    assertThat(asked.body()).isEqualTo("{\"basket\": 1}");
    assertThat(asked.headers().getFirst("X-Api-Key")).isEqualTo("k3y");
    assertThat(asked.headers().getFirst("Accept")).isEqualTo("text/html");
    assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(asked.headers().getFirst("User-Agent")).isEqualTo("wavegate");
  }

  @Test
  void aHeadIsAskedAsOne() {
    site.page("/", 200, "fine");

    assertThat(ask(Method.HEAD, "/", 0)).isEqualTo(status(200, ""));
    assertThat(site.asked().getFirst().method()).isEqualTo("HEAD");
  }

  @Test
  void aRefusalIsAnAnswerWithItsBody() {
    site.page("/orders", 500, "no table").page("/mine", 401, "no such key");

    assertThat(ask(Method.POST, "/orders", 0)).isEqualTo(status(500, "no table"));
    assertThat(ask(Method.GET, "/mine", 0)).isEqualTo(status(401, "no such key"));
    assertThat(ask(Method.POST, "/mine", 0))
        .as("the JDK gives no body to a request that cannot be sent again")
        .isEqualTo(status(401, ""));
  }

  @Test
  void aRedirectIsFollowedAsOftenAsAllowed() {
    site.redirect("/a", 302, "/b").redirect("/b", 301, "/c").page("/c", 200, "there");

    assertThat(ask(Method.GET, "/a", 2)).isEqualTo(status(200, "there"));
    assertThat(ask(Method.GET, "/a", 1)).isEqualTo(status(301, ""));
    assertThat(ask(Method.GET, "/a", 0)).isEqualTo(status(302, ""));
  }

  @Test
  void aPostThatIsSentElsewhereIsAskedAsHttpHasIt() {
    site.redirect("/alike", 307, "/there").redirect("/else", 303, "/there").page("/there", 200, "");

    ask(Method.POST, "/alike", 1);
    ask(Method.POST, "/else", 1);

    assertThat(site.asked())
        .extracting(asked -> asked.method() + " " + asked.path() + " " + asked.body())
        .containsExactly(
            "POST /alike {\"basket\": 1}",
            "POST /there {\"basket\": 1}",
            "POST /else {\"basket\": 1}",
            "GET /there ");
  }

  @Test
  void whatIsSecretGoesToTheFirstHostAlone() {
    site.redirect("/a", 302, "https://www.example.com/b")
        .redirect("/b", 302, "https://shop.example.com/c")
        .page("/c", 200, "there");

    assertThat(ask(Method.GET, "/a", 2)).isEqualTo(status(200, "there"));

    assertThat(site.asked())
        .extracting(asked -> asked.host() + " " + asked.headers().get("X-Api-Key"))
        .containsExactly("shop.example.com [k3y]", "www.example.com null", "shop.example.com null");
    assertThat(site.asked()).allMatch(asked -> asked.headers().containsKey("Accept"));
  }

  @Test
  void aRedirectThatTheFloorOrTheAddressForbidsIsNotFollowed() {
    site.redirect("/floor", 302, "https://evil.example.org/")
        .redirect("/inside", 302, "https://inside.example.com/")
        .redirect("/plain", 302, "http://shop.example.com/");

    assertThat(ask(Method.GET, "/floor", 3))
        .isEqualTo(
            new Answer.Astray(
                "it redirects to evil.example.org: the organisation's floor does not allow the"
                    + " host evil.example.org"));
    assertThat(ask(Method.GET, "/plain", 3)).isInstanceOf(Answer.Astray.class);
    assertThat(ask(Method.GET, "/inside", 3))
        .isEqualTo(new Answer.NoAnswer("IOException: 10.0.0.1 is private, and is not probed"));
    assertThat(site.asked()).hasSize(3);
    assertThat(street.asked()).doesNotContain("evil.example.org");
  }

  /** The second look at the name is not the one that is connected to: there is none. */
  @Test
  void aNameThatLeadsElsewhereTheNextTimeIsCheckedEachTime() {
    site.page("/", 200, "fine");
    street.then("shop.example.com", List.of("169.254.169.254"));

    assertThat(ask(Method.GET, "/", 0)).isEqualTo(status(200, "fine"));
    assertThat(street.asked()).as("one look for one connection").hasSize(1);
    assertThat(ask(Method.GET, "/", 0))
        .isInstanceOfSatisfying(
            Answer.NoAnswer.class,
            none -> assertThat(none.why()).contains("169.254.169.254 is link-local"));
    assertThat(site.asked()).hasSize(1);
  }

  @Test
  void aSiteThatIsNotTheOneOfItsNameIsNotSpokenTo() {
    site.page("/", 200, "fine");
    Sites.Request request = request(Method.GET, "/", 0);

    Answer answer =
        sites(STILL)
            .ask(
                new Sites.Request(
                    "https://other.example.com/",
                    request.method(),
                    "",
                    request.headers(),
                    0,
                    request.floor(),
                    request.expected(),
                    request.timeout()));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.NoAnswer.class, none -> assertThat(none.why()).contains("other.example.com"));
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void ofABodyWithoutEndTheBeginningIsRead() {
    site.page(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
              out.write("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
            }
          }
        });

    assertThat(ask(Method.GET, "/", 0))
        .isInstanceOfSatisfying(
            Answer.Status.class, answer -> assertThat(answer.body()).hasSize(64 * 1024));
  }

  /** Each read is short; all of them are not. Each look at the clock is ten milliseconds. */
  @Test
  void aSiteThatDripsIsLeftWhenItsTimeIsOver() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    site.page(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
              out.write('.');
              out.flush();
            }
          }
        });

    Answer answer =
        sites(() -> now.getAndUpdate(before -> before.plusMillis(10)))
            .ask(request(Method.GET, "/", 0));

    assertThat(answer)
        .isEqualTo(
            new Answer.NoAnswer("SocketTimeoutException: the time for the whole answer timed out"));
  }

  /** Each read of a body takes its time, as it does for whoever waits for the answer. */
  @Test
  void theTimeOfAnAnswerEndsWithWhatIsReadOfItsBody() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    site.page(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write("fi".getBytes(StandardCharsets.UTF_8));
            out.flush();
            now.set(Instant.EPOCH.plusSeconds(7));
            out.write("ne".getBytes(StandardCharsets.UTF_8));
          }
        });

    assertThat(sites(now::get).ask(request(Method.GET, "/", 0)))
        .isEqualTo(new Answer.Status(200, Duration.ofSeconds(7), "fine"));
  }

  @Test
  void anAnswerThatBreaksOffIsNone() {
    site.page(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write('f');
          exchange.getResponseBody().flush();
          exchange.getHttpContext().getServer().stop(0);
        });

    assertThat(ask(Method.GET, "/", 0)).isInstanceOf(Answer.NoAnswer.class);
  }
}
