package io.wavegate.checks.template;

import io.wavegate.checks.Repository;
import io.wavegate.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where the samples come from. */
final class Account {
  static final String ID = "111122223333";
  static final String REGION = "eu-west-1";
  static final String STACK = "wavegate";

  private Account() {}

  /** The template, installed there. */
  static Template template() {
    try {
      return Template.read(Repository.root(), ID, REGION, STACK);
    } catch (IOException e) {
      throw new UncheckedIOException("template.yaml", e);
    }
  }
}
