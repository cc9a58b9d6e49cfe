package dev.cubechat.sandbox.world;

/** The order of a list: {@code sort_asc=field} or {@code sort_desc=field}. */
public record Sort(String field, boolean descending) {}
