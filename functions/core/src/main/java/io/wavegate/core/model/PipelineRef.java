package io.wavegate.core.model;

import java.util.regex.Pattern;

/**
 * A pipeline of AWS CodePipeline in one account and Region.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 * @param name the pipeline's name, 1 to 100 characters of {@code A-Za-z0-9.@-_}
 */
public record PipelineRef(String account, String region, String name) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.@_-]{1,100}");

  /**
   * @throws IllegalArgumentException if a part does not have the form that AWS gives it
   */
  public PipelineRef {
    Place unused = new Place(account, region);
    Checks.matches(NAME, name, "pipeline name");
  }

  /** Its account and Region, which are Wavegate's too. */
  public Place place() {
    return new Place(account, region);
  }

  /** The ARN; CodePipeline's have no {@code pipeline/} prefix. */
  public String arn() {
    return "arn:aws:codepipeline:" + region + ":" + account + ":" + name;
  }
}
