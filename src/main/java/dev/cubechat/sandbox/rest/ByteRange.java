package dev.cubechat.sandbox.rest;

import com.sun.net.httpserver.Headers;

import dev.cubechat.sandbox.world.Storeroom.Content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a content are given (RFC 9110, section 14).
 *
 * @param status 200 for all, 206 for a part, 416 where there are none such
 * @param size of the whole content
 */
record ByteRange(int status, long from, long length, long size) {
    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** What a request asks for; all where it asks for nothing, or for another version. */
    static ByteRange asked(Headers request, Content content) {
        long size = content.size();
        ByteRange all = new ByteRange(200, 0, size, size);
        String asked = request.getFirst("Range");
        String version = request.getFirst("If-Range");
        if (asked == null || (version != null && !version.equals(content.tag()))) {
            return all;
        }
        Matcher one = ONE.matcher(asked.replace(" ", ""));
        if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
            return all;
        }
        if (one.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(one.group(2)));
            return part(size - last, size - 1, size);
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
        return to < from && !one.group(2).isEmpty() ? all : part(from, to, size);
    }

    /** The {@code Content-Range} of the answer. */
    String header() {
        return status == 416
                ? "bytes */" + size
                : "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }

    private static ByteRange part(long from, long to, long size) {
        long last = Math.min(to, size - 1);
        return from > last
                ? new ByteRange(416, 0, 0, size)
                : new ByteRange(206, from, last - from + 1, size);
    }
}
