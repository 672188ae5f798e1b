package io.wavegate.codec.event;

/**
 * What an action came to ({@code execution-result}); each part is empty where the event has none.
 *
 * @param summary the words of the provider, or of the person who answered an approval
 * @param externalId the id of the execution at the provider
 * @param errorCode for example {@code JobFailed}
 */
public record ActionResult(String summary, String externalId, String errorCode) {}
