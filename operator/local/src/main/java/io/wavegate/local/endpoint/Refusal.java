package io.wavegate.local.endpoint;

/**
 * Why a request is not let in at all: no service has seen it.
 *
 * @param status the HTTP status
 * @param message one sentence
 */
record Refusal(int status, String message) {}
