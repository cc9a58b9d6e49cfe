package dev.cubechat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    see https://a.example/x.                 | https://a.example/x
                    (https://a.example/wiki/A_(b))           | https://a.example/wiki/A_(b)
                    <http://a.example>, or not               | http://a.example
                    "https://a.example/?q=1;2&r=%20#top"!    | https://a.example/?q=1;2&r=%20#top
                    HTTPS://A.example/ and more              | HTTPS://A.example/
                    読む：https://a.example/本。次           | https://a.example/%E6%9C%AC
                    https://bücher.example/ä                 | https://b%C3%BCcher.example/%C3%A4
                    """)
    void it_ends_where_the_sentence_goes_on(String text, String address) {
        assertThat(WebAddress.in(text))
                .extracting(found -> found.address().value())
                .containsExactly(address);
    }

    @Test
    void each_is_found_where_it_stands() {
        String text = "one https://a.example, two http://b.example/.";

        assertThat(WebAddress.in(text))
                .extracting(found -> text.substring(found.from(), found.to()))
                .containsExactly("https://a.example", "http://b.example/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "no address",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "ssh://a.example/",
                "//a.example/",
                "https://a.example/ b",
                "https://a.example/\u001b\\\u001b]8;;",
                "https://a.example/\u0007",
                "https://a.example/\u009c",
                "https://a.example/\n",
                "https://a.example/\u202egnp.exe",
                "https://a.example/\u200b",
                "https://a.example/\ud83d",
                " https://a.example/"
            })
    void nothing_else_is_one(String text) {
        assertThat(WebAddress.of(text)).isEmpty();
    }

    @Test
    void none_is_longer_than_a_browser_takes() {
        String start = "https://a.example/";
        String longest = start + "x".repeat(2083 - start.length());

        assertThat(WebAddress.of(longest)).isPresent();
        assertThat(WebAddress.of(longest + "x")).isEmpty();
        assertThat(WebAddress.of(start + "ä".repeat(400))).isEmpty();
    }

    @Test
    void its_host_is_the_server_and_not_what_looks_like_it() {
        assertThat(new WebAddress("https://good.example@evil.example/a").host())
                .isEqualTo("evil.example");
        assertThat(new WebAddress("https://[").host()).isEmpty();
    }
}
