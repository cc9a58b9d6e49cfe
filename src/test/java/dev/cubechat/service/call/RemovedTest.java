package dev.cubechat.service.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class RemovedTest {
    @Test
    void what_was_deleted_before_the_service_went_away_is_told_with_what_is_left() {
        Removed removed =
                inTurn(
                        List.of("1", "2", "3", "4"),
                        id -> {
                            if (id.equals("3")) {
                                throw gone(FailureKind.UNREACHABLE);
                            }
                            return id.equals("1")
                                    ? new Removed(List.of(id), List.of(), List.of())
                                    : new Removed(List.of(), List.of(id), List.of());
                        });

        Failure failure = removed.failure().orElseThrow();
        assertThat(removed.done()).containsExactly("1");
        assertThat(failure.kind()).isEqualTo(FailureKind.PARTIAL);
        assertThat(failure.sentence())
                .isEqualTo("Not everything was deleted; not found: 2; left: 3, 4. It went away.");
        assertThat(failure.details().get("not_done")).isEqualTo(Json.ofStrings(List.of("3", "4")));
        assertThat(failure.hint()).hasValue("Look for it.");
    }

    @Test
    void where_nothing_was_deleted_before_it_is_only_told_why() {
        Failure failure =
                failure(
                        id -> {
                            throw gone(FailureKind.UNREACHABLE);
                        });

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void who_stops_it_is_told_just_that() {
        Failure failure =
                failure(
                        id -> {
                            if (id.equals("2")) {
                                throw gone(FailureKind.INTERRUPTED);
                            }
                            return new Removed(List.of(id), List.of(), List.of());
                        });

        assertThat(failure.kind()).isEqualTo(FailureKind.INTERRUPTED);
    }

    @Test
    void of_what_was_not_deleted_only_what_was_refused_is_not_allowed() {
        Map<String, Failure> undone = new LinkedHashMap<>();
        undone.put("2", gone(FailureKind.OUTCOME_UNKNOWN));
        undone.put("3", gone(FailureKind.NOT_ALLOWED));
        undone.put("4", gone(FailureKind.NOT_FOUND));

        Removed removed = Removed.allBut(List.of("1", "2", "3", "4"), undone);

        Failure failure = removed.failure().orElseThrow();
        assertThat(removed.done()).containsExactly("1");
        assertThat(removed.notAllowed()).containsExactly("3");
        assertThat(removed.notFound()).containsExactly("4");
        assertThat(failure.kind()).isEqualTo(FailureKind.PARTIAL);
        assertThat(failure.sentence())
                .isEqualTo(
                        "Not everything was deleted; not found: 4; not allowed: 3; left: 2. It went"
                                + " away.");
        assertThat(failure.hint()).hasValue("Look for it.");
    }

    /** What two deletions fail with. */
    private static Failure failure(Function<String, Removed> delete) {
        return catchThrowableOfType(Failure.class, () -> inTurn(List.of("1", "2"), delete));
    }

    private static Removed inTurn(List<String> ids, Function<String, Removed> delete) {
        return Removed.inTurn(ids, List::of, delete);
    }

    private static Failure gone(FailureKind kind) {
        return new Failure(kind, "It went away.").withHint("Look for it.");
    }
}
