package io.wavegate.handlers.aws;

import io.wavegate.core.port.Pager;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.TimeSource;
import software.amazon.awssdk.services.sns.SnsClient;

/** Pages through an SNS topic. */
public final class SnsPager implements Pager {
  /** SNS takes fewer than 100 characters. */
  private static final int SUBJECT = 99;

  private static final int TEXT = 60_000;

  private final SnsClient client;
  private final String topic;
  private final Calls calls;

  /**
   * @param topic the topic's ARN
   */
  public SnsPager(SnsClient client, String topic, TimeSource time) {
    this.client = client;
    this.topic = topic;
    this.calls = new Calls(time);
  }

  @Override
  public Sent page(String service, String subject, String text) {
    String line = subject.replaceAll("[^\\x20-\\x7E]", "?");
    return calls.send(
        () ->
            client
                .publish(
                    r ->
                        r.topicArn(topic)
                            .subject(Cut.to(line, SUBJECT))
                            .message(Cut.to(text, TEXT)))
                .messageId());
  }
}
