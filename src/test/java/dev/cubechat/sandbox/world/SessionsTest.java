package dev.cubechat.sandbox.world;

import static dev.cubechat.sandbox.world.Worlds.JON;
import static dev.cubechat.sandbox.world.Worlds.MIRA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;
import dev.cubechat.model.User;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class SessionsTest {
    @AutoClose private final Worlds worlds = new Worlds();
    private final World world = worlds.world;

    @Test
    void each_request_gives_a_session_two_more_hours() {
        Secret token = begun();
        worlds.pass(Duration.ofMinutes(119).toSeconds());

        world.sessions().extend(token);
        worlds.pass(Duration.ofMinutes(119).toSeconds());
        boolean extended = world.sessions().find(token).isPresent();
        worlds.pass(Duration.ofMinutes(1).toSeconds());

        assertThat(extended).isTrue();
        assertThatThrownBy(() -> world.sessions().extend(token)).isInstanceOf(Refused.class);
    }

    @Test
    void a_guest_has_a_day() {
        Session session = world.sessions().begin(world.people().guest("Visitor"));
        worlds.pass(Duration.ofHours(23).toSeconds());

        assertThat(world.sessions().find(session.token())).isPresent();
    }

    @Test
    void a_guest_is_forgotten_after_a_day_and_nobody_else() {
        User guest = world.people().guest("Visitor");
        Secret hers = begun();
        worlds.pass(Duration.ofHours(1).toSeconds());
        world.sessions().extend(hers);
        boolean there = world.people().exists(guest.id());
        worlds.pass(Duration.ofHours(23).toSeconds());
        Secret another = begun();

        world.sessions().extend(another);

        assertThat(there).isTrue();
        assertThat(world.people().exists(guest.id())).isFalse();
        assertThat(world.people().exists(MIRA)).isTrue();
    }

    @Test
    void a_person_gets_in_with_the_password_or_with_a_living_token_of_their_own() {
        Secret token = begun();

        assertThat(world.admits(MIRA, new Secret("pw-101"))).isTrue();
        assertThat(world.admits(MIRA, new Secret("pw-102"))).isFalse();
        assertThat(world.admits(MIRA, token)).isTrue();
        assertThat(world.admits(JON, token)).isFalse();
        world.sessions().end(token);
        assertThat(world.admits(MIRA, token)).isFalse();
    }

    @Test
    void a_changed_password_opens_and_the_old_one_does_not() {
        NewPerson change =
                new NewPerson(
                        null,
                        null,
                        new Secret("another"),
                        new Secret("pw-101"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("vip"),
                        null);
        boolean before = world.admits(MIRA, new Secret("pw-101"));

        world.people().update(MIRA, change);

        assertThat(before).isTrue();
        assertThat(world.admits(MIRA, new Secret("pw-101"))).isFalse();
        assertThat(world.admits(MIRA, new Secret("another"))).isTrue();
        assertThat(world.people().get(MIRA).tags()).containsExactly("vip");
    }

    @Test
    void ending_the_others_keeps_this_one() {
        Secret one = begun();
        Secret other = begun();

        world.sessions().endOthers(one);

        assertThat(world.sessions().find(one)).isPresent();
        assertThat(world.sessions().find(other)).isEmpty();
    }

    private Secret begun() {
        return world.sessions().begin(world.people().get(MIRA)).token();
    }
}
