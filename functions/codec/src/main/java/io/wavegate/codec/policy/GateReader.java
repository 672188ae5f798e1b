package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.Durations;
import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.policy.Bake;
import io.wavegate.core.policy.GateAction;
import io.wavegate.core.policy.GateAction.Proof;
import io.wavegate.core.validation.TestSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads which actions of a stage carry its gates. */
final class GateReader {
  /** CodePipeline fails a Lambda action after that. */
  private static final Duration INVOKE_LIMIT = Duration.ofHours(24);

  private static final Span INVOKE_WAIT = Span.of("1m", "23h30m");

  /** An approval action lasts 60 days at most. */
  private static final Span APPROVAL_WAIT = Span.of("1m", "59d");

  private static final Span ASK = Span.of("5m", "30d");
  private static final Duration ASK_DEFAULT = Duration.ofHours(4);

  private GateReader() {}

  static GateAction entry(YamlValue value) {
    YamlMap map = value.map(PolicyKeys.ENTRY);
    CarrierKind carrier = map.optional("carrier").word(CarrierKind.INVOKE);
    return new GateAction(
        carrier,
        Forms.pipeline(map.optional("action"), "EntryGate"),
        map.optional("wait-at-most").duration(span(carrier), wait(carrier)),
        requires(map.optional("requires")));
  }

  private static Optional<Proof> requires(YamlValue value) {
    return value.isPresent() ? Optional.of(value.word(Proof.ROLLBACK_SAFE)) : Optional.empty();
  }

  /**
   * @param longest what makes the bake as long as it can become, as it is said
   */
  static GateAction promotion(YamlValue value, Bake bake, String longest, List<TestSpec> tests) {
    YamlMap map = value.map(PolicyKeys.PROMOTION);
    YamlValue kind = map.optional("carrier");
    CarrierKind carrier = kind.word(CarrierKind.APPROVAL);
    if (carrier == CarrierKind.INVOKE) {
      refuseTooLong(kind, bake, longest, tests, asked(map).orElse(Duration.ZERO));
    }
    return new GateAction(
        carrier, Forms.pipeline(map.optional("action"), "PromotionGate"), wait(carrier));
  }

  /** How long a person is asked before the promotion gate halts, if the policy wants it. */
  static Optional<Duration> ask(YamlValue value) {
    return value.isPresent() ? asked(value.map(PolicyKeys.PROMOTION)) : Optional.empty();
  }

  private static Optional<Duration> asked(YamlMap map) {
    YamlValue lasts = map.optional("ask-for");
    Duration time = lasts.duration(ASK, ASK_DEFAULT);
    boolean asks = map.optional("ask").flag(false);
    if (lasts.isPresent() && !asks) {
      lasts.wrong("says how long a person is asked, and nobody is: add ask: true");
    }
    return asks ? Optional.of(time) : Optional.empty();
  }

  private static void refuseTooLong(
      YamlValue carrier, Bake bake, String longest, List<TestSpec> tests, Duration ask) {
    Duration after = TestSpec.longestAfter(tests);
    Duration beside = TestSpec.longestBeside(tests);
    Duration baked = bake.longest().plus(after);
    boolean tested = beside.compareTo(baked) > 0;
    Duration all = (tested ? beside : baked).plus(bake.settle()).plus(WatchWindow.GRACE).plus(ask);
    if (all.compareTo(INVOKE_LIMIT) >= 0) {
      carrier.wrong(
          "invoke holds the pipeline for less than 24h (a Lambda action's limit), but "
              + (tested ? "the longest test " + Durations.said(beside) : longest)
              + (tested || after.isZero() ? "" : ", the longest last test " + Durations.said(after))
              + ", bake.settle "
              + Durations.said(bake.settle())
              + " and "
              + Durations.said(WatchWindow.GRACE)
              + " to decide"
              + (ask.isZero() ? "" : " and promotion.ask-for " + Durations.said(ask))
              + " come to "
              + Durations.said(all)
              + ": use carrier approval, or a shorter bake");
    }
  }

  private static Span span(CarrierKind carrier) {
    return switch (carrier) {
      case INVOKE -> INVOKE_WAIT;
      case APPROVAL -> APPROVAL_WAIT;
    };
  }

  private static Duration wait(CarrierKind carrier) {
    return switch (carrier) {
      case INVOKE -> Duration.ofHours(23);
      case APPROVAL -> Duration.ofDays(6);
    };
  }
}
