package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.ExitCode;
import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.FailureKind;
import dev.cubechat.reference.SchemaCheck;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Every exit code, provoked for real: with a sentence for people, with an object for scripts. */
class ExitCodeStoryTest {
    private static final int PATIENCE = 60;

    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    /** One row of the table: what goes wrong, and how. */
    private enum Row {
        USAGE(FailureKind.USAGE) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                return type(world.mira(), more, "msg", "send");
            }
        },
        PARTIAL(FailureKind.PARTIAL) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                return type(world.mira(), more, "user", "show", "@jon", "@nobody");
            }
        },
        NOT_SIGNED_IN(FailureKind.NOT_SIGNED_IN) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                return type(world.as("mira", "wrong"), more, "user", "me");
            }
        },
        NOT_FOUND(FailureKind.NOT_FOUND) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                return type(world.mira(), more, "dialog", "show", "#Sailors");
            }
        },
        NOT_ALLOWED(FailureKind.NOT_ALLOWED) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                return type(world.kai(), more, "dialog", "admin", "add", "#Climbers", "@lena");
            }
        },
        RATE_LIMITED(FailureKind.RATE_LIMITED) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                world.mira().run("user", "me");
                world.sandbox().faults().set("429=every:1,retry-after:600");
                return type(world.mira(), more, "user", "me");
            }
        },
        UNREACHABLE(FailureKind.UNREACHABLE) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                return type(world.mira(), more, "user", "me", "--api-url=https://localhost:1");
            }
        },
        CONFLICT(FailureKind.CONFLICT) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                world.mira().run("dialog", "create", "group", "--name", "Climbers", "@jon");
                return type(world.mira(), more, "dialog", "show", "#Climbers");
            }
        },
        TIMED_OUT(FailureKind.TIMED_OUT) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                world.mira().run("user", "me");
                world.sandbox().faults().set("delay=3s");
                return type(world.mira(), more, "presence", "ping", "--timeout=300ms");
            }
        },
        OUTCOME_UNKNOWN(FailureKind.OUTCOME_UNKNOWN) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                world.mira().run("user", "me");
                world.sandbox().faults().set("drop=1");
                return type(world.mira(), more, "msg", "send", StoryWorld.CLIMBERS, "-m", "hello");
            }
        },
        BLOCKED(FailureKind.BLOCKED) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                world.jon().run("privacy", "block", "@mira");
                return type(
                        world.mira(),
                        more,
                        "msg",
                        "send",
                        "@jon",
                        "-m",
                        "hello",
                        "--transport=xmpp");
            }
        },
        INVALID(FailureKind.INVALID) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                return type(world.mira(), more, "search", "abc");
            }
        },
        CONFIGURATION(FailureKind.CONFIGURATION) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                return type(world.mira(), more, "user", "me", "--profile=nowhere");
            }
        },
        INTERRUPTED(FailureKind.INTERRUPTED) {
            @Override
            Shell.Result provoke(StoryWorld world, String... more) {
                Thread.currentThread().interrupt();
                try {
                    return type(world.mira(), more, "presence", "ping");
                } finally {
                    boolean ignored = Thread.interrupted();
                }
            }
        };

        private final FailureKind kind;

        Row(FailureKind kind) {
            this.kind = kind;
        }

        abstract Shell.Result provoke(StoryWorld world, String... more);

        private static Shell.Result type(Shell shell, String[] more, String... words) {
            return shell.run(
                    Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new));
        }
    }

    @Test
    void every_kind_of_failure_has_a_row() {
        assertThat(Stream.of(Row.values()).map(row -> row.kind))
                .as("give the new kind of failure a row that provokes it")
                .containsExactly(FailureKind.values());
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_is_a_code_and_a_sentence(Row row) {
        Shell.Result result = row.provoke(world);

        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.of(row.kind));
        assertThat(result.err().lines().filter(line -> line.startsWith("cubechat: "))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void for_scripts_it_is_one_object_on_stderr(Row row) throws IOException {
        Shell.Result result = row.provoke(world, "--json");

        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.of(row.kind));
        List<String> objects =
                result.err().lines().filter(line -> line.startsWith("{\"error\"")).toList();
        assertThat(objects).as(result.err()).hasSize(1);
        Json.Obj report = JsonText.parse(objects.getFirst()).asObject();
        assertThat(SchemaCheck.complaints("error.json", report)).isEmpty();
        Json.Obj error = report.get("error").asObject();
        assertThat(error.get("code")).isEqualTo(Json.of(row.kind.word()));
        assertThat(error.get("exit")).isEqualTo(Json.of(ExitCode.of(row.kind)));
        assertThat(error.get("retryable")).isEqualTo(Json.of(row.kind.retryable()));
    }

    @Test
    void what_is_done_is_0_and_what_is_no_fault_of_anyone_here_is_1() throws IOException {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };

        Shell.Result done = world.mira().run("user", "me");
        Shell.Result bug = world.mira().run(new Stop(), full, "user", "me", "--json");

        assertThat(done.code()).isZero();
        assertThat(bug.code()).isEqualTo(1);
        assertThat(SchemaCheck.complaints("error.json", JsonText.parse(bug.err()))).isEmpty();
        assertThat(bug.err()).startsWith("{\"error\":{\"code\":\"bug\",\"exit\":1,");
    }

    @Test
    void a_signal_ends_it_with_130_or_143() throws Exception {
        assertThat(signalled("INT")).isEqualTo(130);
        assertThat(signalled("TERM")).isEqualTo(143);
    }

    /** The exit code of somebody who listens and gets this signal. */
    private int signalled(String signal) throws Exception {
        ProcessBuilder listen = world.mira().process(List.of(), "listen");
        // Whoever runs these tests in the background lets them ignore an interruption.
        listen.command().addAll(0, List.of("env", "--default-signal=INT"));
        Process listening = listen.start();
        try (var out = listening.inputReader()) {
            assertThat(out.readLine()).contains("\"state\"");
            int sent =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(listening.pid()))
                            .start()
                            .waitFor();
            assertThat(sent).isZero();
            assertThat(listening.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            return listening.exitValue();
        } finally {
            listening.destroyForcibly();
        }
    }
}
