package io.wavegate.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of a policy reaches the public internet and nothing else (attack 17). */
class PublicAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2600:1f18::1",
        "2a05:d018::1",
        "2001:200::1",
        "64:ff9b::101:101"
      })
  void aPublicAddressMayBeProbed(String address) {
    assertThat(PublicAddress.refusal(bytes(address))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, this network",
    "10.0.0.1, private",
    "100.64.0.1, carriers",
    "100.127.255.255, carriers",
    "127.0.0.1, loopback",
    "127.255.255.255, loopback",
    "169.254.169.254, link-local",
    "169.254.170.2, link-local",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.0.0.1, protocols",
    "192.0.2.1, documentation",
    "192.168.1.1, private",
    "198.18.0.1, benchmarks",
    "198.19.255.255, benchmarks",
    "198.51.100.1, documentation",
    "203.0.113.1, documentation",
    "224.0.0.1, multicast",
    "240.0.0.1, reserved",
    "255.255.255.255, reserved",
    "::, reserved",
    "::1, loopback",
    "::7f00:1, loopback",
    "fd00:ec2::254, private",
    "fc00::1, private",
    "fe80::1, link-local",
    "fec0::1, reserved",
    "ff02::1, reserved",
    "2001::1, protocols",
    "2001:db8::1, documentation",
    "2002:7f00:1::, relay",
    "3fff::1, documentation",
    "64:ff9b::a9fe:a9fe, link-local",
    "64:ff9b:1::1, reserved",
    "100::1, reserved"
  })
  void anyOtherIsRefusedAndNamed(String address, String kind) {
    assertThat(PublicAddress.refusal(bytes(address)))
        .hasValueSatisfying(said -> assertThat(said).contains(kind));
  }

  /** Java makes an IPv4 address of it, another client might not. */
  @Test
  void anIpv4AddressInsideOfAnIpv6OneIsJudgedAsWhatItIs() {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    System.arraycopy(bytes("169.254.169.254"), 0, mapped, 12, 4);
    assertThat(PublicAddress.refusal(mapped)).isPresent();

    System.arraycopy(bytes("1.1.1.1"), 0, mapped, 12, 4);
    assertThat(PublicAddress.refusal(mapped)).isEmpty();
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertThatThrownBy(() -> PublicAddress.refusal(new byte[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 5");
  }

  /** A literal address is never looked up. */
  private static byte[] bytes(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
