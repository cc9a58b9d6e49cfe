package dev.cubechat.sandbox.seed;

import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.sandbox.seed.Seed.SeedMessage;
import dev.cubechat.sandbox.world.Mark;
import dev.cubechat.sandbox.world.Planting;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.World;

import java.util.Comparator;
import java.util.List;

/** Puts a seed into a new world. */
public final class Planter {
    private final World world;

    public Planter(World world) {
        this.world = world;
    }

    /**
     * Plants all of the seed, or nothing of it.
     *
     * @throws Failure USAGE where the world does not take a part of it
     */
    public void plant(Seed seed) {
        Planting planting = world.planting();
        try {
            planting.all(() -> plant(seed, planting));
        } catch (Refused refused) {
            throw new Failure(
                    FailureKind.USAGE,
                    "The seed is wrong: "
                            + (refused.field() + " " + refused.sentence()).strip()
                            + ".",
                    refused);
        }
    }

    private void plant(Seed seed, Planting planting) {
        planting.application(seed.appId(), seed.authKey(), seed.dialogFields());
        planting.people(seed.people());
        seed.dialogs().forEach(d -> planting.dialog(d.id(), d.owner(), d.draft()));
        seed.bulk().forEach(planting::bulk);
        seed.messages().forEach(message -> plant(message, planting));
        seed.classes().forEach(planting::customClass);
        seed.providerTokens().forEach(planting::providerToken);
        seed.contacts().forEach(c -> planting.contact(c.user(), c.contact()));
        // Those that have a number come first: it could be the next one for another.
        seed.files().stream()
                .sorted(Comparator.comparing(file -> file.id() == null))
                .forEach(f -> planting.file(f.id(), f.uid(), f.owner(), f.kind(), f.text()));
        seed.privacyLists()
                .forEach(
                        list ->
                                planting.privacyList(
                                        list.user(),
                                        list.name(),
                                        list.isDefault(),
                                        list.entries()));
    }

    private void plant(SeedMessage message, Planting planting) {
        MessageId given = message.id();
        MessageId id = given == null ? new MessageId(world.newId()) : given;
        planting.message(
                message.sender(),
                message.dialog(),
                new Draft(
                        id,
                        message.text(),
                        message.attachments(),
                        message.fields(),
                        true,
                        true,
                        false,
                        message.dateSent(),
                        null));
        message.deliveredIds()
                .forEach(user -> world.marks().mark(user, List.of(id), Mark.DELIVERED));
        message.readIds().forEach(user -> world.marks().mark(user, List.of(id), Mark.READ));
        message.reactions()
                .forEach(
                        (reaction, users) ->
                                users.forEach(
                                        user -> world.reactions().react(user, id, reaction, null)));
    }
}
