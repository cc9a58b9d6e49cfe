package dev.cubechat.model;

import java.util.List;

/** A named list of whom a person blocks; it has effect while it is the default, or active. */
public record PrivacyList(String name, List<PrivacyRule> rules) {
    public PrivacyList {
        rules = List.copyOf(rules);
    }
}
