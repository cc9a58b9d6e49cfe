package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Page;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class UserCodecTest {

    @Test
    void a_user_has_all_that_the_service_tells() {
        Page<User> page = PageCodec.read(Samples.read("users-v2.json"), UserCodec::read);
        User mira = page.items().getFirst();

        assertThat(page.total()).hasValue(2);
        assertThat(page.limit()).isEqualTo(10);
        assertThat(mira.id()).isEqualTo(new UserId(1234567));
        assertThat(mira.fullName()).isEqualTo("Mira Sol");
        assertThat(mira.email()).isEqualTo("mira@example.com");
        assertThat(mira.phone()).isEqualTo("380671112233");
        assertThat(mira.website()).isEqualTo("https://example.com");
        assertThat(mira.tags()).containsExactly("vip", "staff");
        assertThat(mira.timezone()).isEqualTo(120);
        assertThat(mira.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(mira.lastRequestAt()).isNull();
        assertThat(mira.externalId()).isEqualTo("crm-9");
        assertThat(mira.customData()).isEqualTo("{\"a\":1}");
        assertThat(mira.avatar()).isEqualTo("3BB5D0");
        assertThat(mira.raw().get("facebook_id")).isEqualTo(Json.of("f1"));
    }

    @Test
    void a_user_of_whom_little_is_told_is_read_too() {
        User jon = PageCodec.read(Samples.read("users-v2.json"), UserCodec::read).items().get(1);

        assertThat(jon.id()).isEqualTo(new UserId(1234568));
        assertThat(jon.tags()).isEmpty();
        assertThat(jon.guest()).isFalse();
        assertThat(jon.displayName()).isEqualTo("jon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"occupants-flat.json", "occupants-wrapped.json"})
    void users_come_flat_or_wrapped(String sample) {
        Page<User> page = PageCodec.read(Samples.read(sample), UserCodec::read);

        assertThat(page.items()).extracting(User::login).containsExactly("mira", "jon");
        assertThat(page.total()).isEmpty();
    }

    @Test
    void a_written_user_is_read_as_the_same_user() {
        User mira =
                PageCodec.read(Samples.read("users-v2.json"), UserCodec::read).items().getFirst();

        Json.Obj written = UserCodec.write(mira);

        assertThat(written.get("user_tags")).isEqualTo(Json.of("vip,staff"));
        assertThat(written.has("is_guest")).isFalse();
        assertThat(UserCodec.read(UserCodec.writeWrapped(mira)))
                .usingRecursiveComparison()
                .ignoringFields("raw")
                .isEqualTo(mira);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":0}", "{\"id\":\"x\"}", "{\"user\":[]}", "7"})
    void a_user_without_id_cannot_be_read(String body) {
        assertThatThrownBy(() -> UserCodec.read(Samples.parse(body)))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The server sent a user that ");
    }
}
