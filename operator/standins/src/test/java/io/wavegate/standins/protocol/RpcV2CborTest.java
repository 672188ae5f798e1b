package io.wavegate.standins.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes as botocore sends them, and bytes as it reads them. */
class RpcV2CborTest {
  private static final String GRANITE = "/service/GraniteServiceVersion20100801/operation/";
  private static final HexFormat HEX = HexFormat.of();

  private static WireRequest request(String path, String hex) {
    return new WireRequest(
        "POST",
        path,
        Map.of(
            "smithy-protocol", List.of("rpc-v2-cbor"), "content-type", List.of("application/cbor")),
        HEX.parseHex(hex));
  }

  private static DecodedCall decode(String operation, String hex) throws ServiceError {
    WireRequest request = request(GRANITE + operation, hex);
    return Protocols.of("monitoring", request).decode("monitoring", request);
  }

  private static WireResponse answer(String json) throws ServiceError {
    WireRequest request = request(GRANITE + "DescribeAlarms", "a0");
    return Protocols.of("monitoring", request)
        .encode(new DecodedCall("DescribeAlarms", Json.object()), Json.parse(json), "id");
  }

  @Test
  void readsATimestampAsEpochSeconds() throws ServiceError {
    DecodedCall call =
        decode(
            "DescribeAlarmHistory",
            "a369416c61726d4e616d656c636865636b6f75742d35787869537461727444617465c11a69f85200"
                + "6a4d61785265636f7264730a");

    assertThat(call.operation()).isEqualTo("DescribeAlarmHistory");
    assertThat(call.input().path("AlarmName").asText()).isEqualTo("checkout-5xx");
    assertThat(Json.instant(call.input().path("StartDate")))
        .isEqualTo(Instant.parse("2026-05-04T08:00:00Z"));
    assertThat(call.input().path("MaxRecords").isIntegralNumber()).isTrue();
  }

  @Test
  void readsListsDoublesAndTextOfEveryAlphabet() throws ServiceError {
    DecodedCall put =
        decode(
            "PutMetricData",
            "a2694e616d65737061636568436865636b6f75746a4d65747269634461746181a36a4d65747269634e"
                + "616d65664f72646572736556616c7565fb3ff80000000000006954696d657374616d70c11a69f85200");
    DecodedCall set =
        decode(
            "SetAlarmState",
            "a369416c61726d4e616d6561616a537461746556616c756565414c41524d6b537461746552656173"
                + "6f6e62c3a9");

    assertThat(put.input().at("/MetricData/0/Value").decimalValue())
        .isEqualByComparingTo(new BigDecimal("1.5"));
    assertThat(set.input().path("StateReason").asText()).isEqualTo("é");
  }

  @Test
  void anOperationWithoutInputHasNoBody() throws ServiceError {
    assertThat(decode("DescribeAlarms", "").input()).isEqualTo(Json.object());
  }

  @Test
  void aFractionOfASecondIsKept() throws ServiceError {
    JsonNode input =
        decode("DescribeAlarmHistory", "a1" + "69537461727444617465" + "c1fb41da7e1480200000")
            .input();

    assertThat(Json.instant(input.path("StartDate")))
        .isEqualTo(Instant.parse("2026-05-04T08:00:00.500Z"));
  }

  @Test
  void writesTimestampsWithTheirTagAndOtherNumbersWithout() throws ServiceError {
    WireResponse response = answer("{\"Threshold\": 5, \"StateUpdatedTimestamp\": 1777881600.500}");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("application/cbor");
    assertThat(response.headers()).containsEntry("Smithy-Protocol", "rpc-v2-cbor");
    assertThat(HEX.formatHex(response.body()))
        .isEqualTo(
            "a2"
                + "69"
                + hex("Threshold")
                + "05"
                + "75"
                + hex("StateUpdatedTimestamp")
                + "c1fb41da7e1480200000");
  }

  @Test
  void writesListsOfTimestampsAndLeavesOutWhatIsNull() throws ServiceError {
    WireResponse response =
        answer("{\"Timestamps\": [1777881600], \"Values\": [0.5], \"Label\": null, \"On\": true}");

    assertThat(HEX.formatHex(response.body()))
        .isEqualTo(
            "a3"
                + "6a"
                + hex("Timestamps")
                + "81c1fb41da7e1480000000"
                + "66"
                + hex("Values")
                + "81fb3fe0000000000000"
                + "62"
                + hex("On")
                + "f5");
  }

  @Test
  void anErrorHasItsTypeItsMessageAndTheCodeOfOldClients() throws ServiceError {
    WireRequest request = request(GRANITE + "SetAlarmState", "a0");

    WireResponse response =
        Protocols.of("monitoring", request)
            .encode(new ServiceError("ResourceNotFound", 404, "no x"), "id");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.headers())
        .containsEntry("x-amzn-query-error", "ResourceNotFound;Sender")
        .containsEntry("Smithy-Protocol", "rpc-v2-cbor");
    assertThat(HEX.formatHex(response.body()))
        .isEqualTo(
            "a2"
                + "66"
                + hex("__type")
                + "70"
                + hex("ResourceNotFound")
                + "67"
                + hex("message")
                + "64"
                + hex("no x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/service/X/operation/", "/service/X/operation/A/B", "/service//operation/A"})
  void aPathWithoutAnOperationIsRefused(String path) {
    WireRequest request = request(path, "a0");

    assertThatThrownBy(() -> Protocols.of("monitoring", request).decode("monitoring", request))
        .isInstanceOfSatisfying(
            ServiceError.class,
            error -> {
              assertThat(error.code()).isEqualTo("UnknownOperationException");
              assertThat(error.message()).contains(path);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"a1", "ff", "a0a0", "81", "a16161", "5b7fffffffffffffff00", "0a"})
  void whatIsNoMapOfCborIsRefused(String hex) {
    assertThatThrownBy(() -> decode("DescribeAlarms", hex))
        .isInstanceOfSatisfying(
            ServiceError.class,
            error -> assertThat(error.code()).isEqualTo("SerializationException"));
  }

  @Test
  void aDeepDocumentIsRefused() {
    String deep = "a16161".repeat(5_000) + "a0";

    assertThatThrownBy(() -> decode("DescribeAlarms", deep))
        .isInstanceOfSatisfying(
            ServiceError.class,
            error -> assertThat(error.code()).isEqualTo("SerializationException"));
  }

  private static String hex(String text) {
    return HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
