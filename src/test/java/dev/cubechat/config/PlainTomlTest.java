package dev.cubechat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

class PlainTomlTest {
    private static final int TEXTS = 20_000;
    private static final String TYPICAL =
            """
            # mine: \u00e9, \u4f60, \ud83d\ude00, "quotes", a\ttab
            default_profile = "work"  # which

            \t[keys]
            quit = "F10"
            select="Alt-S"

            [profiles.work]
              app_id = 1476   # the app
            login	=	'm"\\ira'
            email = "m'ira\u00e9@example.org"
            password_command = "pass show chat/mira"
            save_session = true

            [profiles."play.ground"] # to try things
            api_url = 'https://127.0.0.1:8443'
            xmpp_port = 5222
            password_keyring = false
            """;
    private static final List<String> LINES =
            List.of(
                    "",
                    "  \t",
                    "# a comment",
                    "default_profile = \"work\"",
                    "[keys]",
                    "[profiles]",
                    "[profiles.work] # here",
                    " [profiles.\"play.ground\"]",
                    "[keys.work]",
                    "quit = 'F10'",
                    "quit = \"\"",
                    "app_id = 1476",
                    "app_id = 1",
                    "\tlogin=\"mira\"# there",
                    "profiles = true",
                    "work = false\t",
                    "1-2 = 999999999999999999",
                    "email = 'm\ud83d\ude00@x.org'");
    private static final List<String> SPLINTERS =
            List.of(
                    "\"",
                    "'",
                    "\"\"",
                    "''",
                    "\\",
                    "\\n",
                    "\\u0041",
                    "\n",
                    "\r\n",
                    "\r",
                    "\t",
                    " ",
                    "\0",
                    "\u001b",
                    "\u007f",
                    "\u0085",
                    "\u00a0",
                    "\u2028",
                    "\ufeff",
                    "\ufffe",
                    "\ud800",
                    "\udc00",
                    "\ud83d\ude00",
                    "#",
                    "[",
                    "]",
                    ".",
                    "=",
                    "-",
                    "+",
                    "_",
                    "0",
                    "00",
                    "7",
                    "99999999999999999999",
                    "1.5",
                    "1e3",
                    "0x1f",
                    "inf",
                    "1979-05-27",
                    "07:32:00",
                    "{ a = 1 }",
                    "[ 1, 2 ]",
                    "[[",
                    "]]",
                    "\"\"\"",
                    "'''",
                    ",",
                    "a",
                    "\u00e9",
                    "true",
                    "work",
                    "keys",
                    "[keys]\n",
                    "[profiles.work]\n",
                    "a.b = 1\n");

    @TempDir private Path folder;

    @Test
    void what_is_understood_is_what_the_library_reads_in_the_same_order_and_places() {
        SplittableRandom random = new SplittableRandom(1);
        int understood = 0;

        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            Optional<Table> plain = PlainToml.read(text);
            if (plain.isPresent()) {
                understood++;
                // The text of a table shows its order; to be equal it needs none.
                assertThat(plain.get().toString())
                        .as(text)
                        .isEqualTo(new FullToml(folder, text).table().toString());
            }
        }

        assertThat(understood).isBetween(TEXTS / 5, TEXTS * 4 / 5);
    }

    @Test
    void a_file_as_people_write_it_is_understood() {
        assertUnderstood(TYPICAL);
        assertUnderstood(TYPICAL.replace("\n", "\r\n"));
        assertUnderstood(TYPICAL.stripTrailing());
        assertUnderstood("");
        assertUnderstood("\n\n");
    }

    @Test
    void a_file_that_we_write_is_understood() throws IOException {
        ConfigFile file = new ConfigFile(folder.resolve("config.toml"));

        file.add("work", everything());
        file.add("play.ground", Map.of());
        file.set("work", Map.of(Setting.SAVE_SESSION, "no"), List.of(Setting.USER_ID));
        file.use("play.ground");
        file.add("other", Map.of(Setting.APP_ID, "7"));
        file.remove("play.ground");
        file.use("other");

        assertUnderstood(Files.readString(file.path()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = \"\\n\"",
                "a = \"\"\"\"\"\"",
                "a = ''''''",
                "a = 1.5",
                "a = 0x1f",
                "a = 01",
                "a = 1_000",
                "a = 1979-05-27",
                "a = 07:32:00",
                "a = 17:32:00",
                "a = [1]",
                "a = {}",
                "a.b = 1",
                "'a' = 1",
                "a = 1\na = 1",
                "[a]\n[a]",
                "[a.b]\n[a]",
                "[a.b]\n[a.\"b\"]",
                "a = 1\n[a.b]",
                "[a]\nb = 1\n[a.b]",
                "[a.b.c]",
                "[[a]]",
                "[a.]",
                "[.a]",
                "[]",
                "[a",
                "a]",
                "a = ",
                "= 1",
                "a",
                "a = true b",
                "[a] b",
                "a = 1 \r",
                "# \r",
                "# \0",
                "\ufeffa = 1",
                "a = '\u007f'",
                "a = 9223372036854775808",
                "a = 'b\nc'",
                "a = \"b",
                "a = b"
            })
    void all_else_is_left_to_the_library(String text) {
        assertThat(PlainToml.read(text)).isEmpty();
        assertThat(PlainToml.read("# mine\r\n\nc = 1\n" + text)).isEmpty();
    }

    @Test
    void for_a_plain_file_the_library_is_not_even_loaded() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain.toml"), TYPICAL);
        Path other = Files.writeString(folder.resolve("other.toml"), "keys = {}");

        assertThat(readWithoutTheLibrary(plain)).contains("work", "play.ground");

        assertThatThrownBy(() -> readWithoutTheLibrary(other))
                .hasCauseInstanceOf(NoClassDefFoundError.class)
                .hasStackTraceContaining("org/tomlj/");
    }

    private void assertUnderstood(String text) {
        assertThat(PlainToml.read(text).map(Table::toString))
                .as(text)
                .hasValue(new FullToml(folder, text).table().toString());
    }

    /** Every setting that a profile can have. */
    private static Map<Setting, String> everything() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        Setting.ofProfiles()
                .forEach(
                        setting ->
                                values.put(
                                        setting,
                                        switch (setting.kind()) {
                                            case TEXT, SECRET -> "pass show 'chat' # mira \u00e9";
                                            case PATH -> "/home/mira/a b";
                                            case NAME -> "work";
                                            case NUMBER -> "999999999999999999";
                                            case PORT -> "5222";
                                            case SWITCH -> "yes";
                                            case HOST -> "chat.connectycube.com";
                                            case URL -> "https://127.0.0.1:8443/a";
                                            case TRANSPORT -> "xmpp";
                                        }));
        return values;
    }

    /** Reads a file with our own classes and Java's alone; the profiles, as text. */
    private static String readWithoutTheLibrary(Path file) throws Exception {
        URL ours = ConfigFile.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone =
                new URLClassLoader(new URL[] {ours}, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = alone.loadClass(ConfigFile.class.getName());
            Object config = type.getConstructor(Path.class).newInstance(file);
            Object content = type.getMethod("read").invoke(config);
            return String.valueOf(content.getClass().getMethod("profiles").invoke(content));
        }
    }

    /** Some plain lines, half of the time spoiled in up to three places. */
    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        for (int lines = random.nextInt(6); lines >= 0; lines--) {
            text.append(one(LINES, random)).append(end);
        }
        if (random.nextInt(4) == 0) {
            text.setLength(text.length() - end.length());
        }
        for (int deeds = random.nextInt(6) - 2; deeds > 0; deeds--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(3));
            text.replace(from, to, random.nextInt(4) == 0 ? "" : one(SPLINTERS, random));
        }
        return text.toString();
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
