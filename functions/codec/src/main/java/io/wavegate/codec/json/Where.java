package io.wavegate.codec.json;

import org.jspecify.annotations.Nullable;

/** The way from the root of a document to a value, said only when something is wrong there. */
record Where(@Nullable Where parent, String step) {
  static Where root(String name) {
    return new Where(null, name);
  }

  Where member(String name) {
    return new Where(this, "." + name);
  }

  Where element(int index) {
    return new Where(this, "[" + index + "]");
  }

  String said() {
    return parent == null ? step : parent.said() + step;
  }

  UnusableJsonException wrong(String what) {
    return new UnusableJsonException(said() + ": " + what);
  }
}
