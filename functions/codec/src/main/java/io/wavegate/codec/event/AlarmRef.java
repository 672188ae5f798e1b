package io.wavegate.codec.event;

import io.wavegate.core.model.Checks;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An alarm of CloudWatch in one account and Region.
 *
 * @param arn its ARN
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 * @param name the alarm's name, 1 to 255 characters
 */
public record AlarmRef(String arn, String account, String region, String name) {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]{0,20}:cloudwatch:([a-z0-9-]{1,40}):([0-9]{12}):alarm:(\\P{Cntrl}{1,255})");

  /**
   * @throws IllegalArgumentException if it is not the ARN of an alarm
   */
  public static AlarmRef parse(String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an alarm's ARN: \"" + Checks.shown(arn) + "\"");
    }
    return new AlarmRef(arn, parts.group(2), parts.group(1), parts.group(3));
  }
}
