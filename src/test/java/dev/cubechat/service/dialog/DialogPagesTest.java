package dev.cubechat.service.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.Page;
import dev.cubechat.wire.rest.DialogCalls;
import dev.cubechat.wire.rest.Reply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class DialogPagesTest {
    private static final int IN_ALL = 250;

    /** Every third dialog is of a type that is not known here. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dialogs_that_are_not_known_here_neither_end_the_walk_nor_lead_it_astray(boolean counted) {
        DialogPages pages =
                new DialogPages(
                        new DialogQuery(List.of(), DialogQuery.MOST, 0),
                        query -> answer(query, counted));
        List<String> walked = new ArrayList<>();
        pages.forEachRemaining(dialog -> walked.add(dialog.id().value()));

        assertThat(walked)
                .containsExactlyElementsOf(
                        IntStream.range(0, IN_ALL)
                                .filter(number -> number % 3 != 0)
                                .mapToObj(DialogPagesTest::id)
                                .toList());
    }

    private static Page<Dialog> answer(DialogQuery query, boolean counted) {
        String items =
                IntStream.range(query.skip(), Math.min(IN_ALL, query.skip() + query.limit()))
                        .mapToObj(number -> dialog(number, number % 3 == 0 ? 6 : 2))
                        .collect(Collectors.joining(",", "[", "]"));
        String total = counted ? "\"total_entries\":" + IN_ALL + "," : "";
        byte[] body = ("{" + total + "\"items\":" + items + "}").getBytes(UTF_8);
        return DialogCalls.list(query).decoder().decode(new Reply(200, body));
    }

    private static String dialog(int number, int type) {
        return "{\"_id\":\"" + id(number) + "\",\"type\":" + type + "}";
    }

    private static String id(int number) {
        return "65f0a1b2c3d4e5f6%08x".formatted(number);
    }
}
