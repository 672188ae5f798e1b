package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.policy.PolicyReader;
import io.wavegate.codec.policy.PolicyResult;
import io.wavegate.core.policy.Floor;
import io.wavegate.core.policy.ProbeUrl;
import io.wavegate.core.policy.Redirect;
import io.wavegate.core.port.Sites;
import io.wavegate.core.port.Sites.Answer;
import io.wavegate.core.validation.HttpAsk;
import io.wavegate.handlers.testing.Bench;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * URLs with which a policy, or a site by its redirect, would lead a test inside, each with the
 * place where it is refused: {@code FORM} as it is written, in the policy and in a redirect alike;
 * {@code ADDRESS} as its name has been resolved, before anything is sent (attack 17).
 */
class HostileUrlsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** Where names lead that look like any other. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("loopback.example.com", List.of("127.0.0.1")),
          Map.entry("zero.example.com", List.of("0.0.0.0")),
          Map.entry("ten.example.com", List.of("10.1.2.3")),
          Map.entry("vpc.example.com", List.of("172.31.0.10")),
          Map.entry("home.example.com", List.of("192.168.0.1")),
          Map.entry("carrier.example.com", List.of("100.64.0.1")),
          Map.entry("metadata.example.com", List.of("169.254.169.254")),
          Map.entry("containers.example.com", List.of("169.254.170.2")),
          Map.entry("time.example.com", List.of("169.254.169.123")),
          Map.entry("multicast.example.com", List.of("224.0.0.1")),
          Map.entry("broadcast.example.com", List.of("255.255.255.255")),
          Map.entry("loopback6.example.com", List.of("::1")),
          Map.entry("metadata6.example.com", List.of("fd00:ec2::254")),
          Map.entry("unique6.example.com", List.of("fc00::1")),
          Map.entry("link6.example.com", List.of("fe80::1")),
          Map.entry("compatible6.example.com", List.of("::127.0.0.1")),
          Map.entry("nat64.example.com", List.of("64:ff9b::a9fe:a9fe")),
          Map.entry("nat64local.example.com", List.of("64:ff9b:1::a9fe:a9fe")),
          Map.entry("sixtofour.example.com", List.of("2002:a9fe:a9fe::1")),
          Map.entry("teredo.example.com", List.of("2001:0:a9fe:a9fe::1")),
          Map.entry("second.example.com", List.of("93.184.216.34", "169.254.169.254")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      maxCharsPerColumn = 5_000,
      value = {
        "https://127.0.0.1/ | FORM",
        "https://127.1/ | FORM",
        "https://0.0.0.0/ | FORM",
        "https://2130706433/ | FORM",
        "https://0x7f000001/ | FORM",
        "https://0x7f.0.0.1/ | FORM",
        "https://0177.0.0.1/ | FORM",
        "https://017700000001/ | FORM",
        "https://169.254.169.254/latest/meta-data/ | FORM",
        "https://2852039166/latest/meta-data/ | FORM",
        "https://0xa9fea9fe/ | FORM",
        "https://169.254.169.254.:443/ | FORM",
        "https://[::1]/ | FORM",
        "https://[::]/ | FORM",
        "https://[::ffff:169.254.169.254]/ | FORM",
        "https://[fd00:ec2::254]/latest/meta-data/ | FORM",
        "https://[fe80::1%25eth0]/ | FORM",
        "https://localhost/ | FORM",
        "https://localhost./ | FORM",
        "https://shop.localhost/ | FORM",
        "https://printer.local/ | FORM",
        "https://metadata.google.internal/ | FORM",
        "https://ip-10-0-0-1.eu-west-1.compute.internal/ | FORM",
        "https://1.0.0.127.in-addr.arpa/ | FORM",
        "https://intranet/ | FORM",
        "https://shop.example.com./ | FORM",
        "https://shop..example.com/ | FORM",
        "https://me@169.254.169.254/ | FORM",
        "https://shop.example.com@169.254.169.254/ | FORM",
        "https://shop.example.com:443@evil.example.org/ | FORM",
        "https://:@shop.example.com/ | FORM",
        "https://169.254.169.254#@shop.example.com/ | FORM",
        "https://shop.example.com/#fragment | FORM",
        "https://shop.example.com\\@169.254.169.254/ | FORM",
        "https://evil.example.org%2f.shop.example.com/ | FORM",
        "https://127.0.0.1%00.shop.example.com/ | FORM",
        "https://sh\u043ep.example.com/ | FORM",
        "https://\uff11\uff12\uff17.0.0.1/ | FORM",
        "https://shop\u3002example\u3002com/ | FORM",
        "https://\u2460\u2461\u2466.0.0.1/ | FORM",
        "https://shop.example.com\u2044evil.example.org/ | FORM",
        "https://shop.example.com\t.evil.example.org/ | FORM",
        "https://shop.example.com/<CR><LF>Host: evil.example.org | FORM",
        "https://shop.example.com/%0d%0aHost:evil.example.org extra | FORM",
        "https://shop.example.com:22/ | FORM",
        "https://shop.example.com:6379/ | FORM",
        "https://shop.example.com:0/ | FORM",
        "https://shop.example.com:65979/ | FORM",
        "http://shop.example.com/ | FORM",
        "HTTP://shop.example.com/ | FORM",
        "file:///etc/passwd | FORM",
        "gopher://shop.example.com:6379/_FLUSHALL | FORM",
        "ftp://shop.example.com/ | FORM",
        "jar:https://shop.example.com/a.jar!/ | FORM",
        "javascript:alert(1) | FORM",
        "https:shop.example.com | FORM",
        "https:///shop.example.com/ | FORM",
        "//169.254.169.254/ | FORM",
        "https://<63>a.example.com/ | FORM",
        "https://<many>example.com/ | FORM",
        "https://shop.example.com/<long> | FORM",
        "https://loopback.example.com/ | ADDRESS",
        "https://zero.example.com/ | ADDRESS",
        "https://ten.example.com/ | ADDRESS",
        "https://vpc.example.com/ | ADDRESS",
        "https://home.example.com/ | ADDRESS",
        "https://carrier.example.com/ | ADDRESS",
        "https://metadata.example.com/latest/meta-data/ | ADDRESS",
        "https://containers.example.com/v2/credentials | ADDRESS",
        "https://time.example.com/ | ADDRESS",
        "https://multicast.example.com/ | ADDRESS",
        "https://broadcast.example.com/ | ADDRESS",
        "https://loopback6.example.com/ | ADDRESS",
        "https://metadata6.example.com/ | ADDRESS",
        "https://unique6.example.com/ | ADDRESS",
        "https://link6.example.com/ | ADDRESS",
        "https://compatible6.example.com/ | ADDRESS",
        "https://nat64.example.com/ | ADDRESS",
        "https://nat64local.example.com/ | ADDRESS",
        "https://sixtofour.example.com/ | ADDRESS",
        "https://teredo.example.com/ | ADDRESS",
        "https://second.example.com/ | ADDRESS",
        "https://SECOND.example.com:443/ | ADDRESS",
      })
  void aHostileUrlIsRefused(String written, Place place) {
    String url =
        written
            .replace("<CR>", "\r")
            .replace("<LF>", "\n")
            .replace("<63>", "a".repeat(63))
            .replace("<many>", "abcdefghi.".repeat(25))
            .replace("<long>", "a".repeat(2_048));

    switch (place) {
      case FORM -> refusedByItsForm(url);
      case ADDRESS -> refusedByItsAddress(url);
    }
  }

  /** Where a URL is refused. */
  enum Place {
    /** As it is written. */
    FORM,
    /** As its name has been resolved. */
    ADDRESS
  }

  private static void refusedByItsForm(String url) {
    assertThat(policy(url)).as("in a policy").isInstanceOf(PolicyResult.Rejected.class);
    if (!url.startsWith("//") && !url.contains("#fragment")) {
      assertThat(Redirect.of(302, url, "https://shop.example.com/", 3, Floor.NONE))
          .as("in a redirect")
          .isInstanceOf(Redirect.Refused.class);
    }
    assertThat(ProbeUrl.refusal(url)).as("as it is asked").isPresent();
  }

  private static void refusedByItsAddress(String url) {
    assertThat(policy(url)).as("the form says nothing").isInstanceOf(PolicyResult.Parsed.class);
    Street street = new Street(NAMES, 1, (SSLSocketFactory) SSLSocketFactory.getDefault());
    Sites sites =
        new HttpSites(
            timeout ->
                UrlConnectionHttpClient.create(
                    new PublicSites(timeout, () -> Instant.EPOCH, street)),
            () -> Instant.EPOCH);

    assertThat(sites.ask(get(url)))
        .isInstanceOfSatisfying(
            Answer.NoAnswer.class, none -> assertThat(none.why()).contains("is not probed"));
  }

  private static Sites.Request get(String url) {
    return new Sites.Request(url, HttpAsk.Method.GET, "", List.of(), 0, Floor.NONE, 200, TIMEOUT);
  }

  /** The policy of the bench with that URL in the place of its own. */
  private static PolicyResult policy(String url) {
    String quoted =
        url.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    String text = Bench.policyText().replace("https://checkout.example.com/health", quoted);
    return PolicyReader.read("wavegate.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
