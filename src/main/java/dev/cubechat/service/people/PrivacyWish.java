package dev.cubechat.service.people;

import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.UserId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to change in a privacy list.
 *
 * @param deny to be blocked; who is blocked already stays as they are
 * @param denyMutual to be blocked in both directions
 * @param allow to be left alone: in a list that is there they are taken out
 */
record PrivacyWish(List<UserId> deny, List<UserId> denyMutual, List<UserId> allow) {
    PrivacyWish {
        deny = List.copyOf(deny);
        denyMutual = List.copyOf(denyMutual);
        allow = List.copyOf(allow);
    }

    /** A new list. */
    PrivacyList asNew(String name) {
        Map<UserId, PrivacyRule> rules = new LinkedHashMap<>();
        deny.forEach(user -> rules.put(user, new PrivacyRule(user, true, false)));
        denyMutual.forEach(user -> rules.put(user, new PrivacyRule(user, true, true)));
        allow.forEach(user -> rules.put(user, new PrivacyRule(user, false, false)));
        return new PrivacyList(name, List.copyOf(rules.values()));
    }

    /** The whole list with these changes. */
    PrivacyList in(PrivacyList old) {
        Map<UserId, PrivacyRule> rules = new LinkedHashMap<>();
        old.rules().forEach(rule -> rules.put(rule.userId(), rule));
        for (UserId user : deny) {
            PrivacyRule there = rules.get(user);
            if (there == null || !there.deny()) {
                rules.put(user, new PrivacyRule(user, true, false));
            }
        }
        denyMutual.forEach(user -> rules.put(user, new PrivacyRule(user, true, true)));
        allow.forEach(rules::remove);
        return new PrivacyList(old.name(), List.copyOf(rules.values()));
    }
}
