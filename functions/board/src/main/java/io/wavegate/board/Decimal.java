package io.wavegate.board;

/** Numbers in drawings: at most one decimal, the same on every machine. */
final class Decimal {
  private Decimal() {}

  /** {@code 12}, {@code 12.5}. */
  static String of(double value) {
    long tenths = Math.round(value * 10);
    String sign = tenths < 0 ? "-" : "";
    long whole = Math.abs(tenths) / 10;
    long rest = Math.abs(tenths) % 10;
    return sign + whole + (rest == 0 ? "" : "." + rest);
  }
}
