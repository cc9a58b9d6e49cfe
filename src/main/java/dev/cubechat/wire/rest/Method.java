package dev.cubechat.wire.rest;

/** The HTTP methods that the service knows (rest.md, section 1). */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE
}
