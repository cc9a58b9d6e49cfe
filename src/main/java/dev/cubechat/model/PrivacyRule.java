package dev.cubechat.model;

/**
 * What a privacy list says about one person (protocol page xmpp.md, section 19.1). Who is treated
 * in one way in private dialogs and in another in groups has two rules.
 *
 * @param deny whether the person is blocked; an allowed one is named only against a wider block
 * @param mutual whether we cannot reach them either; only of a block
 */
public record PrivacyRule(UserId userId, boolean deny, boolean mutual, Where where) {
    /** Where a rule holds. */
    public enum Where {
        EVERYWHERE,
        PRIVATE,
        GROUPS;

        /** Whether it holds in groups, or in private dialogs. */
        public boolean holds(boolean inGroups) {
            return this != (inGroups ? PRIVATE : GROUPS);
        }
    }

    public PrivacyRule {
        if (mutual && !deny) {
            throw new IllegalArgumentException("only a block can be mutual");
        }
    }

    /** A rule that holds everywhere. */
    public PrivacyRule(UserId userId, boolean deny, boolean mutual) {
        this(userId, deny, mutual, Where.EVERYWHERE);
    }

    /** The same, to hold there. */
    public PrivacyRule in(Where other) {
        return new PrivacyRule(userId, deny, mutual, other);
    }
}
