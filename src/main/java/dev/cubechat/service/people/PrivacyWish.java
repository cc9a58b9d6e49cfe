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
import java.util.stream.Collectors;
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
        Map<UserId, List<PrivacyRule>> rules = new LinkedHashMap<>();
        putBlocks(rules);
        allow.forEach(user -> rules.put(user, List.of(new PrivacyRule(user, false, false))));
        return list(name, rules);
    }

    /** The whole list with these changes. */
    PrivacyList in(PrivacyList old) {
        Map<UserId, List<PrivacyRule>> rules =
                old.rules().stream()
                        .collect(
                                Collectors.groupingBy(
                                        PrivacyRule::userId,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        putBlocks(rules);
        allow.forEach(rules::remove);
        return list(old.name(), rules);
    }

    /** Whoever is named is blocked everywhere. */
    private void putBlocks(Map<UserId, List<PrivacyRule>> rules) {
        deny.forEach(user -> rules.put(user, List.of(new PrivacyRule(user, true, false))));
        denyMutual.forEach(user -> rules.put(user, List.of(new PrivacyRule(user, true, true))));
    }

    private static PrivacyList list(String name, Map<UserId, List<PrivacyRule>> rules) {
        return new PrivacyList(name, rules.values().stream().flatMap(List::stream).toList());
    }
}
