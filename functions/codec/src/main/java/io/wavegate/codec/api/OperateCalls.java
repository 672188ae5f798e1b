package io.wavegate.codec.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.CoreJson;
import io.wavegate.codec.api.Body.Texts;
import io.wavegate.codec.api.Body.WrongException;
import io.wavegate.codec.api.OperateCall.Asked;
import io.wavegate.codec.api.OperateCall.Planned;
import io.wavegate.codec.api.OperateCall.Refused;
import io.wavegate.codec.json.StrictJson;
import io.wavegate.codec.json.UnusableJsonException;
import io.wavegate.codec.text.Nearest;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.people.Act;
import io.wavegate.core.people.Wish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the events of an HTTP API (payload format 2.0): {@code POST /services/{service}/{act}} and
 * {@code POST /all/{act}}, and {@code POST /services/{service}/rollback-plan}, {@code
 * /rollback-region} and {@code /tests}. Who calls is what API Gateway says after it has checked the
 * request's signature (<a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">the
 * event</a>), never the body.
 */
public final class OperateCalls {
  private static final Pattern PATH =
      Pattern.compile("(?:/services/([^/]{1,100})|/all)/([^/]{1,40})");

  /** What a rollback would do is no act: a role may be allowed to ask for it alone. */
  private static final String PLAN = "rollback-plan";

  /** It touches other services too: a role may be allowed to roll one back, and not all. */
  private static final String REGION = "rollback-region";

  /** How its tests have done. */
  private static final String TESTS = "tests";

  private static final Pattern PRINCIPAL = Pattern.compile("arn:[\\x21-\\x7E]{1,600}");
  private static final StrictJson STRICT = new StrictJson(20_000, 5);
  private static final StrictJson EVENT = new StrictJson(200_000, 20);
  private static final Duration LONGEST_HOLD = Duration.ofDays(90);
  private static final Duration LONGEST_EXEMPTION = Duration.ofDays(7);
  private static final Duration EXEMPTION = Duration.ofHours(4);
  private static final Duration LONGEST_EXTENSION = Duration.ofDays(7);

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private OperateCalls() {}

  /** Never throws: what is not understood is refused with a sentence. */
  public static OperateCall decode(String event) {
    try {
      return decode(EVENT.parse(event));
    } catch (UnusableJsonException e) {
      return new Refused(BAD_REQUEST, "the request is not understood: " + e.getMessage());
    } catch (WrongException e) {
      return new Refused(BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private static OperateCall decode(JsonNode event) throws WrongException {
    String principal = event.at("/requestContext/authorizer/iam/userArn").asText("");
    if (!PRINCIPAL.matcher(principal).matches()) {
      return new Refused(
          FORBIDDEN, "the caller is not known: requests must be signed, by IAM's authorization");
    }
    String path = event.path("rawPath").asText("");
    Matcher parts = PATH.matcher(withoutStage(event, path));
    if (!parts.matches()) {
      return new Refused(
          NOT_FOUND,
          "there is /services/{service}/{act} and /all/{act}, got \"" + Checks.shown(path) + "\"");
    }
    boolean region = parts.group(2).equals(REGION);
    Optional<Act> act = region ? Optional.of(Act.ROLLBACK) : Act.of(parts.group(2));
    boolean plan = parts.group(2).equals(PLAN);
    boolean tests = parts.group(2).equals(TESTS);
    if (act.isEmpty() && !plan && !tests) {
      return new Refused(NOT_FOUND, unknown(parts.group(2)));
    }
    Optional<String> service = Optional.ofNullable(parts.group(1));
    if (service.isPresent() && !Names.SERVICE.matcher(service.get()).matches()) {
      return new Refused(
          BAD_REQUEST,
          "a service is named by lower-case letters, digits and hyphens, got \""
              + Checks.shown(service.get())
              + "\"");
    }
    if (region) {
      return region(service, principal, body(REGION, event));
    }
    if (tests) {
      return tests(service, principal, body(TESTS, event));
    }
    return plan
        ? planned(service, principal, body(PLAN, event))
        : asked(service, principal, act.orElseThrow(), body(act.orElseThrow().word(), event));
  }

  private static OperateCall planned(Optional<String> service, String principal, Body body)
      throws WrongException {
    if (service.isEmpty()) {
      return new Refused(NOT_FOUND, PLAN + " is asked of one service, not of all");
    }
    body.onlyTakes("release");
    return new Planned(service.get(), principal, body.release());
  }

  private static OperateCall tests(Optional<String> service, String principal, Body body)
      throws WrongException {
    if (service.isEmpty()) {
      return new Refused(NOT_FOUND, TESTS + " is asked of one service, not of all");
    }
    body.onlyTakes();
    return new OperateCall.TestsAsked(service.get(), principal);
  }

  private static OperateCall region(Optional<String> service, String principal, Body body)
      throws WrongException {
    if (service.isEmpty()) {
      return new Refused(NOT_FOUND, REGION + " is asked of one service, for its team");
    }
    body.onlyTakes();
    return new Asked(service, principal, body.reason(), new Wish.TakeTeamBack());
  }

  /** A stage other than the default one stands before the path. */
  private static String withoutStage(JsonNode event, String path) {
    String stage = "/" + event.at("/requestContext/stage").asText("$default");
    return path.startsWith(stage + "/") ? path.substring(stage.length()) : path;
  }

  private static String unknown(String word) {
    List<String> words =
        Stream.concat(Arrays.stream(Act.values()).map(Act::word), Stream.of(PLAN, REGION, TESTS))
            .toList();
    return "there is no act \"" + Checks.shown(word) + "\"" + Nearest.hint(word, words);
  }

  private static Body body(String act, JsonNode event) throws WrongException {
    String text = event.path("body").asText("");
    if (event.path("isBase64Encoded").asBoolean(false)) {
      try {
        text = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new WrongException("the body is not base64, though the request says so");
      }
    }
    try {
      Texts texts = CoreJson.read(STRICT.parse(text.isBlank() ? "{}" : text), Texts.class);
      return new Body(act, texts);
    } catch (IllegalArgumentException e) {
      throw new WrongException("the body is not understood: " + e.getMessage());
    }
  }

  private static OperateCall asked(Optional<String> service, String principal, Act act, Body body)
      throws WrongException {
    if (service.isEmpty() && act != Act.HOLD && act != Act.LIFT) {
      return new Refused(NOT_FOUND, act.word() + " is asked of one service, not of all");
    }
    if (service.isEmpty() && body.line().isPresent()) {
      return new Refused(NOT_FOUND, "a line is one service's, not that of all");
    }
    String reason = body.reason();
    return new Asked(service, principal, reason, wish(act, body));
  }

  private static Wish wish(Act act, Body body) throws WrongException {
    return switch (act) {
      case HOLD -> {
        body.onlyTakes("expires");
        yield new Wish.Hold(body.duration("expires", LONGEST_HOLD));
      }
      case LIFT -> lift(body);
      case APPROVE, REJECT, ABORT, REOPEN -> onGate(act, body);
      case ROLLBACK -> {
        body.onlyTakes("wave", "release");
        yield new Wish.TakeBack(body.release(), body.waveIfNamed());
      }
      case EXTEND -> {
        body.onlyTakes("wave", "release", "by");
        yield new Wish.Extend(
            body.wave(),
            body.release(),
            body.duration("by", LONGEST_EXTENSION)
                .orElseThrow(() -> new WrongException("extend needs by, such as 2h")));
      }
      case FIX_FORWARD, SKIP_WINDOW -> {
        body.onlyTakes("release", "expires");
        yield new Wish.Exempt(
            act, body.release(), body.duration("expires", LONGEST_EXEMPTION).orElse(EXEMPTION));
      }
    };
  }

  private static Wish lift(Body body) throws WrongException {
    body.onlyTakes("owner", "revision", "line");
    if (Stream.of(body.owner(), body.revision(), body.line()).flatMap(Optional::stream).count()
        > 1) {
      throw new WrongException("lift takes an owner, a revision or a line, not several");
    }
    return new Wish.Lift(body.owner(), body.revision(), body.line());
  }

  private static Wish onGate(Act act, Body body) throws WrongException {
    body.onlyTakes("wave", "release", "gate");
    Optional<GateKind> kind =
        body.word("gate", List.of(GateKind.ENTRY.word(), GateKind.PROMOTION.word()))
            .map(GateKind::of);
    return new Wish.OnGate(act, body.wave(), body.release(), kind);
  }
}
