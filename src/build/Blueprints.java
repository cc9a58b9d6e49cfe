import dev.cubechat.app.Commands;
import dev.cubechat.cli.Blueprint;
import dev.cubechat.cli.BlueprintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what the annotations of each command say: {@code Blueprints.java FOLDER}, with the jars as
 * class path.
 */
final class Blueprints {
    private Blueprints() {}

    public static void main(String[] args) throws IOException {
        write(Commands.tree(CommandSpec::forAnnotatedObject).whole(), Path.of(args[0]));
    }

    private static void write(CommandLine line, Path folder) throws IOException {
        Object command = line.getCommandSpec().userObject();
        if (command != null) {
            Files.writeString(
                    folder.resolve(Blueprint.name(command.getClass())),
                    BlueprintWriter.write(command));
        }
        for (CommandLine below : line.getSubcommands().values()) {
            write(below, folder);
        }
    }
}
