package dev.cubechat.service;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.wire.xmpp.PrivacyLists;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes a privacy list as one transaction: a list in force is declined, set and put in force
 * again. Where a step fails, what was in force before is in force again, or the failure says what
 * is (protocol page xmpp.md, section 19.2).
 *
 * @param before the list as it was; null for a new one
 * @param standard the default before; null for none
 * @param after the list as it shall be; without rules it is deleted
 * @param standardAfter the default afterwards; null for none
 */
record PrivacyEdit(
        ChatLine line,
        PrivacyLists stanzas,
        Duration patience,
        @Nullable PrivacyList before,
        @Nullable String standard,
        PrivacyList after,
        @Nullable String standardAfter) {

    /** The stanzas, in their order. */
    List<Xml> steps() {
        List<Xml> steps = new ArrayList<>();
        if (after.name().equals(standard)) {
            steps.add(PrivacyLists.setDefault(null));
        }
        steps.add(after.rules().isEmpty() ? PrivacyLists.delete(after.name()) : stanzas.set(after));
        if (standardAfter != null
                && (!standardAfter.equals(standard) || after.name().equals(standard))) {
            steps.add(PrivacyLists.setDefault(standardAfter));
        }
        return steps;
    }

    /**
     * Does it.
     *
     * @throws Failure that says what is in force now
     */
    PrivacyList run() {
        try {
            steps().forEach(step -> line.request(step, patience));
            return after;
        } catch (Failure failure) {
            throw undone(failure);
        }
    }

    private Failure undone(Failure failure) {
        try {
            if (failure.kind() == FailureKind.OUTCOME_UNKNOWN
                    || failure.kind() == FailureKind.UNREACHABLE) {
                line.close();
            }
            restore();
        } catch (Failure again) {
            Failure told =
                    new Failure(
                            failure.kind(),
                            failure.sentence() + " " + inForce() + " (" + again.sentence() + ")",
                            failure);
            return standard == null ? told : told.withHint("cubechat privacy activate " + standard);
        }
        String now = standard == null ? "no list is in force" : standard + " is in force";
        return new Failure(
                failure.kind(),
                failure.sentence() + " Nothing was changed; " + now + ", as before.",
                failure);
    }

    private void restore() {
        PrivacyList old = before;
        String name = after.name();
        String now =
                PrivacyLists.readNames(line.request(PrivacyLists.names(), patience)).standard();
        if (!isAsBefore(old)) {
            if (name.equals(now)) {
                line.request(PrivacyLists.setDefault(null), patience);
                now = null;
            }
            line.request(old == null ? PrivacyLists.delete(name) : stanzas.set(old), patience);
        }
        if (standard == null ? now != null : !standard.equals(now)) {
            line.request(PrivacyLists.setDefault(standard), patience);
        }
    }

    private boolean isAsBefore(@Nullable PrivacyList old) {
        List<String> names =
                PrivacyLists.readNames(line.request(PrivacyLists.names(), patience)).names();
        if (old == null || !names.contains(old.name())) {
            return old == null && !names.contains(after.name());
        }
        return new PrivacyReading(line, stanzas, patience).list(old.name()).equals(old);
    }

    /** What is in force now, as far as the server says so. */
    private String inForce() {
        try {
            String now =
                    PrivacyLists.readNames(line.request(PrivacyLists.names(), patience)).standard();
            return now == null
                    ? "No list is in force now: everybody can write to you."
                    : "The list in force now is " + now + ".";
        } catch (Failure silent) {
            return standard == null
                    ? "No list was in force before; what is now is not known."
                    : "Probably no list is in force now, and everybody can write to you; before it"
                            + " was "
                            + standard
                            + ".";
        }
    }
}
