package io.wavegate.core.policy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a test may probe: those of the public internet. A name in a policy can lead
 * anywhere, and what asks stands inside an AWS account, where link-local addresses hand out
 * credentials and private ones reach what is not meant to be reached. The blocks are those of
 * IANA's special-purpose address registries.
 */
public final class PublicAddress {
  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  /** IPv4 blocks that are not public. */
  private static final List<Block> BLOCKS_4 =
      List.of(
          new Block("00000000", 8, "of this network"),
          new Block("0a000000", 8, "private"),
          new Block("64400000", 10, "shared by carriers"),
          new Block("7f000000", 8, "loopback"),
          new Block("a9fe0000", 16, "link-local, where metadata and credentials are"),
          new Block("ac100000", 12, "private"),
          new Block("c0000000", 24, "reserved for protocols"),
          new Block("c0000200", 24, "for documentation"),
          new Block("c0586300", 24, "a relay's"),
          new Block("c0a80000", 16, "private"),
          new Block("c6120000", 15, "for benchmarks"),
          new Block("c6336400", 24, "for documentation"),
          new Block("cb007100", 24, "for documentation"),
          new Block("e0000000", 4, "multicast"),
          new Block("f0000000", 4, "reserved"));

  /** IPv6 blocks within the global ones, 2000::/3, that are not public; nothing outside them is. */
  private static final List<Block> BLOCKS_6 =
      List.of(
          new Block("20010000000000000000000000000000", 23, "reserved for protocols"),
          new Block("20010db8000000000000000000000000", 32, "for documentation"),
          new Block("20020000000000000000000000000000", 16, "a relay's"),
          new Block("3fff0000000000000000000000000000", 20, "for documentation"));

  private static final Block GLOBAL = new Block("20000000000000000000000000000000", 3, "public");
  private static final List<Block> HOLDS_IPV4 =
      List.of(
          new Block("00000000000000000000ffff00000000", 96, "an IPv4 address"),
          new Block("0064ff9b000000000000000000000000", 96, "an IPv4 address behind NAT64"));

  private PublicAddress() {}

  /** Addresses that share their first bits. */
  private static final class Block {
    private final byte[] start;
    private final int bits;
    private final String kind;

    Block(String start, int bits, String kind) {
      this.start = HexFormat.of().parseHex(start);
      this.bits = bits;
      this.kind = kind;
    }

    boolean holds(byte[] address) {
      int whole = bits / 8;
      int rest = bits % 8;
      int mask = 0xff << (8 - rest) & 0xff;
      return Arrays.equals(address, 0, whole, start, 0, whole)
          && (rest == 0 || (address[whole] & mask) == (start[whole] & mask));
    }
  }

  /**
   * Why an address may not be probed; empty if it may.
   *
   * @param address 4 or 16 bytes
   * @throws IllegalArgumentException if it has another length
   */
  public static Optional<String> refusal(byte[] address) {
    if (address.length != IPV4 && address.length != IPV6) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes, got " + address.length);
    }
    return address.length == IPV4 ? kind(BLOCKS_4, address) : refusal6(address);
  }

  private static Optional<String> refusal6(byte[] address) {
    if (HOLDS_IPV4.stream().anyMatch(block -> block.holds(address))) {
      return refusal(Arrays.copyOfRange(address, IPV6 - IPV4, IPV6));
    }
    return GLOBAL.holds(address)
        ? kind(BLOCKS_6, address)
        : Optional.of("loopback, private, link-local or reserved");
  }

  private static Optional<String> kind(List<Block> blocks, byte[] address) {
    return blocks.stream()
        .filter(block -> block.holds(address))
        .findFirst()
        .map(block -> block.kind);
  }
}
