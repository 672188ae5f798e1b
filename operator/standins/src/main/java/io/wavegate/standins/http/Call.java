package io.wavegate.standins.http;

/** A call that leaves through the client: to an AWS service, or to a site of the world. */
public sealed interface Call permits ServiceCall, SiteCall {}
