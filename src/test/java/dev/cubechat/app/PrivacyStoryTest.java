package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

@Timeout(60)
class PrivacyStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void who_is_blocked_gets_12_until_they_are_not() {
        Shell mira = world.mira();

        Shell.Result blocked = mira.run("privacy", "block", "@jon", "--json");
        Shell.Result refused = say(world.jon(), "@mira");
        Shell.Result outwards = say(mira, "@jon");
        Shell.Result inGroup = say(world.jon(), StoryWorld.CLIMBERS);
        Shell.Result names = mira.run("privacy", "list", "--json");
        Shell.Result unblocked = mira.run("privacy", "unblock", "@jon", "--json");
        Shell.Result arrives = say(world.jon(), "@mira");
        Shell.Result again = mira.run("privacy", "unblock", "@jon");

        assertThat(blocked.out())
                .as(blocked.err())
                .isEqualTo(
                        "[{\"list\":\"blocked\",\"user_id\":102,\"action\":\"deny\","
                                + "\"mutual\":false,\"only\":null}]\n");
        assertThat(refused.code()).as(refused.err()).isEqualTo(12);
        assertThat(outwards.code()).as(outwards.err()).isZero();
        assertThat(inGroup.code()).as(inGroup.err()).isZero();
        assertThat(names.out())
                .isEqualTo(
                        "[{\"name\":\"blocked\",\"active\":false,\"default\":true,"
                                + "\"in_force\":true}]\n");
        assertThat(unblocked.out()).as(unblocked.err()).isEqualTo("[]\n");
        assertThat(arrives.code()).as(arrives.err()).isZero();
        assertThat(again.code()).isEqualTo(5);
    }

    @Test
    void a_mutual_block_stops_ones_own_messages_too() {
        world.mira().run("privacy", "block", "@jon", "--mutual");

        assertThat(say(world.mira(), "@jon").code()).isEqualTo(12);
        assertThat(say(world.jon(), "@mira").code()).isEqualTo(12);
        assertThat(world.jon().run("presence", "last", "@mira").code()).isEqualTo(12);
        assertThat(world.jon().run("contacts", "add", "@mira").code()).isEqualTo(12);
    }

    @Test
    void a_list_is_made_put_in_force_changed_and_deleted() {
        Shell mira = world.mira();

        Shell.Result made =
                mira.run(
                        "privacy",
                        "create",
                        "night",
                        "--deny",
                        "@jon",
                        "@kai",
                        "--deny-mutual",
                        "@lena");
        Shell.Result twice = mira.run("privacy", "create", "night", "--deny", "@jon");
        Shell.Result active = mira.run("privacy", "activate", "night");
        world.sandbox().transcript().clear();
        Shell.Result changed =
                mira.run("privacy", "update", "night", "--deny", "@lena", "--allow", "@kai");
        String steps = world.sandbox().transcript().text();
        Shell.Result shown =
                mira.run("privacy", "show", "night", "--jsonl", "--json=user_id,mutual");
        Shell.Result inForce = mira.run("privacy", "list", "--json=default");
        Shell.Result asked = mira.run("privacy", "delete", "night");
        Shell.Result deleted = mira.run("privacy", "delete", "night", "--yes");
        Shell.Result gone = mira.run("privacy", "show", "night");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(twice.code()).isEqualTo(9);
        assertThat(active.code()).as(active.err()).isZero();
        assertThat(changed.code()).as(changed.err()).isZero();
        assertThat(steps)
                .containsSubsequence("<default/>", "<list name=\"night\"><item", "<default name");
        assertThat(shown.out().lines())
                .containsExactly(
                        "{\"user_id\":102,\"mutual\":false}", "{\"user_id\":104,\"mutual\":false}");
        assertThat(inForce.out()).isEqualTo("[{\"default\":true}]\n");
        assertThat(asked.code()).isEqualTo(2);
        assertThat(deleted.code()).as(deleted.err()).isZero();
        assertThat(gone.code()).isEqualTo(5);
        assertThat(mira.run("privacy", "delete", "night", "--yes").code()).isEqualTo(5);
        assertThat(mira.run("privacy", "activate", "night").code()).isEqualTo(5);
    }

    @Test
    void a_list_that_nobody_is_left_in_goes_only_when_agreed() {
        Shell mira = world.mira();
        mira.run("privacy", "block", "@jon");

        Shell.Result asked = mira.run("privacy", "update", "blocked", "--allow", "@jon");
        Shell.Result kept = mira.run("privacy", "list", "--json=name,default");
        Shell.Result agreed = mira.run("privacy", "update", "blocked", "--allow", "@jon", "--yes");

        assertThat(asked.code()).isEqualTo(2);
        assertThat(kept.out()).isEqualTo("[{\"name\":\"blocked\",\"default\":true}]\n");
        assertThat(agreed.code()).as(agreed.err()).isZero();
        assertThat(mira.run("privacy", "list", "--json").out()).doesNotContain("blocked");
    }

    @Test
    void one_person_has_one_rule_whatever_they_are_called() {
        Shell mira = world.mira();

        Shell.Result made =
                mira.run("privacy", "create", "dup", "--deny", "@kai", "--allow", "103");
        mira.run("privacy", "create", "night", "--deny", "@kai");
        Shell.Result changed =
                mira.run("privacy", "update", "night", "--deny", "103", "--deny-mutual", "@kai");
        Shell.Result kept = mira.run("privacy", "show", "night", "--json=user_id,mutual");

        assertThat(made.code()).as(made.out()).isEqualTo(2);
        assertThat(made.err()).contains("User 103");
        assertThat(changed.code()).as(changed.out()).isEqualTo(2);
        assertThat(kept.out()).isEqualTo("[{\"user_id\":103,\"mutual\":false}]\n");
        assertThat(mira.run("privacy", "list", "--json=name").out()).doesNotContain("dup");
    }

    @Test
    void a_mutual_block_becomes_one_way_for_those_who_are_named_alone() {
        Shell mira = world.mira();
        mira.run("privacy", "create", "mm", "--deny-mutual", "@kai", "@lena");

        mira.run("privacy", "update", "mm", "--deny", "@kai");
        Shell.Result shown = mira.run("privacy", "show", "mm", "--jsonl", "--json=user_id,mutual");
        mira.run("privacy", "block", "@jon", "@kai", "--mutual");
        Shell.Result narrowed =
                mira.run("privacy", "block", "@jon", "--jsonl", "--json=user_id,mutual");

        assertThat(shown.out().lines())
                .containsExactly(
                        "{\"user_id\":103,\"mutual\":false}", "{\"user_id\":104,\"mutual\":true}");
        assertThat(narrowed.out().lines())
                .containsExactly(
                        "{\"user_id\":102,\"mutual\":false}", "{\"user_id\":103,\"mutual\":true}");
    }

    @Test
    void an_activated_list_is_said_to_be_in_force() {
        Shell mira = world.mira();
        mira.run("privacy", "create", "q", "--deny", "@kai");

        Shell.Result before = mira.run("privacy", "list", "--json=name,in_force");
        Shell.Result activated = mira.run("privacy", "activate", "q", "--json=name,in_force");
        Shell.Result after = mira.run("privacy", "deactivate", "--json=name,in_force");

        assertThat(before.out()).isEqualTo("[{\"name\":\"q\",\"in_force\":false}]\n");
        assertThat(activated.out()).isEqualTo("[{\"name\":\"q\",\"in_force\":true}]\n");
        assertThat(after.out()).isEqualTo("[{\"name\":\"q\",\"in_force\":false}]\n");
    }

    @Test
    void nobody_named_is_refused_before_anything_is_sent() {
        Shell.Result result = world.mira().run("privacy", "create", "quiet");

        assertThat(result.code()).isEqualTo(2);
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void a_dry_run_shows_the_three_steps_and_changes_nothing() {
        world.mira().run("privacy", "block", "@jon");

        Shell.Result dry =
                world.mira().run("privacy", "update", "blocked", "--deny", "@kai", "--dry-run");

        assertThat(dry.out())
                .containsSubsequence("<default/>", "<list name=", "103-9999@", "<default name=");
        assertThat(world.mira().run("privacy", "show", "blocked", "--jsonl").out().lines())
                .hasSize(1);
    }

    private static Shell.Result say(Shell who, String to) {
        return who.run("msg", "send", to, "-m", "hi", "--create", "--transport", "xmpp");
    }
}
