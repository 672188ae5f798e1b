package io.wavegate.standins.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A plain HTTP request to a site of the world. */
@SuppressWarnings("ArrayRecordComponent") // bodies are carried, never compared
public record SiteCall(String method, URI uri, Map<String, List<String>> headers, byte[] body)
    implements Call {}
