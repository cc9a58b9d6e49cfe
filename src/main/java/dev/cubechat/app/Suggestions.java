package dev.cubechat.app;

import dev.cubechat.config.Flags;
import dev.cubechat.config.Setting;
import dev.cubechat.config.SettingsFinder;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What Tab may offer where a dialog, a person or a profile is to be typed: what is known on this
 * machine, at once or not at all, and never a word about what went wrong. The completion scripts
 * ask for it by {@code cubechat __complete KIND TYPED…}.
 */
final class Suggestions {
    static final String WORD = "__complete";

    /** Longer than that nobody waits for Tab. */
    static final Duration PATIENCE = Duration.ofMillis(200);

    private final SettingsFinder finder;
    private final Duration patience;

    Suggestions(SettingsFinder finder, Duration patience) {
        this.finder = finder;
        this.patience = patience;
    }

    /**
     * The names, in time: a file may be on a disk that does not answer.
     *
     * @param kind {@code dialog}, {@code user} or {@code profile}
     * @param typed the words of the line so far
     */
    List<String> inTime(String kind, List<String> typed) {
        FutureTask<List<String>> names = new FutureTask<>(() -> names(kind, typed));
        Thread.ofPlatform().daemon().name("suggestions").start(names);
        try {
            return names.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException nothing) {
            return List.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<String> names(String kind, List<String> typed) {
        return switch (kind) {
            case "profile" -> List.copyOf(finder.configFile().read().profiles().keySet());
            case "user" -> known(typed).filter(name -> name.startsWith("@")).toList();
            case "dialog" -> known(typed).toList();
            default -> List.of();
        };
    }

    /** The profile that the line names, however its shell took it apart; null for none. */
    private static @Nullable String profile(List<String> typed) {
        int option = typed.indexOf("--profile");
        if (option >= 0) {
            return typed.stream()
                    .skip(option + 1L)
                    .filter(word -> !word.equals("="))
                    .findFirst()
                    .orElse(null);
        }
        return typed.stream()
                .filter(word -> word.startsWith("--profile="))
                .map(word -> word.substring("--profile=".length()))
                .findFirst()
                .orElse(null);
    }

    private Stream<String> known(List<String> typed) {
        Flags flags = Flags.NONE.with(Setting.PROFILE, profile(typed));
        return finder.state(finder.find(flags)).names().read().stream();
    }
}
