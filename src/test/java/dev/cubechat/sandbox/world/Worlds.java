package dev.cubechat.sandbox.world;

import dev.cubechat.model.AppId;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small world for tests, with three people, a clock to turn and everything that is told. */
final class Worlds implements AutoCloseable {
    static final UserId MIRA = new UserId(101);
    static final UserId JON = new UserId(102);
    static final UserId KAI = new UserId(103);
    static final UserId LENA = new UserId(104);

    final List<WorldEvent> told = new ArrayList<>();
    final World world;
    Instant now = Instant.parse("2026-03-01T10:00:00Z");

    Worlds() {
        world = World.inMemory("localhost", () -> now, new Random(7));
        world.planting().application(new AppId(9999), new Secret("key"), List.of("location"));
        Map<UserId, NewPerson> people = new LinkedHashMap<>();
        people.put(MIRA, NewPerson.named("mira", new Secret("pw-101"), "Mira Sol"));
        people.put(JON, NewPerson.named("jon", new Secret("pw-102"), "Jon Berg"));
        people.put(KAI, NewPerson.named("kai", new Secret("pw-103"), null));
        people.put(LENA, NewPerson.named("lena", new Secret("pw-104"), null));
        world.planting().people(people);
        world.listen(event -> () -> told.add(event));
    }

    /** A group of Mira's with Jon and Kai. */
    DialogId group() {
        return world.dialogs().create(MIRA, DialogDraft.group("Climbers", List.of(JON, KAI))).id();
    }

    MessageId say(UserId sender, DialogId dialog, String text) {
        return post(sender, new Target.InDialog(dialog), text).message().id();
    }

    MessageId say(UserId sender, UserId to, String text) {
        return post(sender, new Target.ToPerson(to), text).message().id();
    }

    Posted post(UserId sender, Target target, String text) {
        Draft draft = Draft.text(new MessageId(world.newId()), text);
        return world.messages().post(sender, target, draft, Origin.REST);
    }

    int unread(UserId user, DialogId dialog) {
        return world.history().unread(user, dialog).orElseThrow();
    }

    void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Override
    public void close() {
        world.close();
    }
}
