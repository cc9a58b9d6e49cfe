package dev.cubechat.model;

/**
 * What a privacy list says about one person, in private dialogs and in groups (protocol page
 * xmpp.md, section 19.1).
 *
 * @param deny whether the person is blocked; an allowed one is named only against a wider block
 * @param mutual whether we cannot reach them either; only of a block
 */
public record PrivacyRule(UserId userId, boolean deny, boolean mutual) {
    public PrivacyRule {
        if (mutual && !deny) {
            throw new IllegalArgumentException("only a block can be mutual");
        }
    }
}
