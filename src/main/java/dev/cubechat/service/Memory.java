package dev.cubechat.service;

/**
 * What a follower knows already, from one connection to the next.
 *
 * @param cursor where the places are kept from one run to the next, if they are
 */
record Memory(Places places, Repeats repeats, Cursor cursor) {}
