package io.wavegate.codec.api;

import java.util.regex.Pattern;

/** The forms of names in requests; core's own types take no others. */
final class Names {
  static final Pattern SERVICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  static final Pattern WAVE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  static final Pattern EXECUTION = Pattern.compile("[A-Za-z0-9-]{1,100}");

  private Names() {}
}
