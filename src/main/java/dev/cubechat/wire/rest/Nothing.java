package dev.cubechat.wire.rest;

/** What a call gives whose success says everything. */
public enum Nothing {
    NOTHING
}
