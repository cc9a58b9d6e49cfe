package dev.cubechat.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class FormTest {
    private static final Json.Obj MESSAGE =
            Json.obj()
                    .with("sender_id", 101)
                    .with("sent_at", "2026-03-01T10:30:00Z")
                    .with("body", "see \"you\",\nat <6>")
                    .with("edited_at", (String) null)
                    .with("attachments", new Json.Arr(List.of(photo())))
                    .build();

    @Test
    void csv_is_quoted_where_it_must_be_and_ends_lines_as_rfc_4180_says() {
        assertThat(Form.CSV.head("", List.of("sender_id", "sent_at", "body")))
                .isEqualTo("sender_id,sent_at,body\r\n");
        assertThat(Form.CSV.row(MESSAGE))
                .isEqualTo(
                        """
                        101,2026-03-01T10:30:00Z,"see ""you"",\nat <6>",,\
                        "[{""type"":""photo"",""name"":""wall.png""}]"\r
                        """);
    }

    @ParameterizedTest
    @CsvSource({"=1+1", "+1", "-1", "@SUM(A1)"})
    void no_text_of_others_is_a_formula_in_a_spreadsheet(String text) {
        Json.Obj message = Json.obj().with("body", text).build();

        assertThat(Form.CSV.row(message)).isEqualTo("'" + text + "\r\n");
        assertThat(Form.JSONL.row(message)).isEqualTo("{\"body\":\"" + text + "\"}\n");
    }

    @Test
    void markdown_quotes_what_was_said_and_lets_no_html_through() {
        assertThat(Form.MD.head("Climbers <b>", List.of()) + Form.MD.row(MESSAGE))
                .isEqualTo(
                        """
                        # Climbers &lt;b>

                        **101** · 2026-03-01T10:30:00Z

                        > see "you",
                        > at &lt;6>
                        > [photo wall.png]
                        """);
    }

    @Test
    void markdown_tells_places_and_contacts() {
        Json place = Json.obj().with("type", "place").with("data", "{\"lat\":1,\"lng\":2}").build();
        Json card = Json.obj().with("type", "contact").with("data", "{\"name\":\"Ola\"}").build();
        Json.Obj message =
                Json.obj().with("attachments", new Json.Arr(List.of(place, card))).build();

        assertThat(Form.MD.row(message)).endsWith("\n> [place 1,2] [contact Ola]\n");
    }

    @ParameterizedTest
    @CsvSource({"a.csv, CSV", "a.b.md, MD", "a.json, JSON", "a.jsonl, JSONL"})
    void a_name_tells_the_form(String name, Form form) {
        assertThat(Form.ofName(name)).contains(form);
    }

    private static Json photo() {
        return Json.obj().with("type", "photo").with("name", "wall.png").build();
    }
}
