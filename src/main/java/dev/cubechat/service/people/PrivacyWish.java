package dev.cubechat.service.people;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.UserId;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to change in a privacy list. Who is not named stays as they are.
 *
 * @param deny to be blocked in one direction, also where they were blocked in both
 * @param denyMutual to be blocked in both directions
 * @param allow to be left alone: in a list that is there they are taken out
 */
record PrivacyWish(List<UserId> deny, List<UserId> denyMutual, List<UserId> allow) {
    /**
     * Each person has one wish.
     *
     * @throws Failure USAGE where somebody has two
     */
    PrivacyWish {
        deny = List.copyOf(deny);
        denyMutual = List.copyOf(denyMutual);
        allow = List.copyOf(allow);
        Set<UserId> seen = new HashSet<>();
        Stream.of(deny, denyMutual, allow)
                .flatMap(people -> people.stream().distinct())
                .filter(user -> !seen.add(user))
                .findFirst()
                .ifPresent(
                        user -> {
                            throw new Failure(
                                            FailureKind.USAGE,
                                            "User " + user + " is named for two things at once.")
                                    .withHint(
                                            "One of --deny, --deny-mutual and --allow for each"
                                                    + " person.");
                        });
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
        deny.forEach(user -> rules.put(user, new PrivacyRule(user, true, false)));
        denyMutual.forEach(user -> rules.put(user, new PrivacyRule(user, true, true)));
        allow.forEach(rules::remove);
        return new PrivacyList(old.name(), List.copyOf(rules.values()));
    }
}
