import dev.cubechat.app.Commands;
import dev.cubechat.cli.Blueprint;
import dev.cubechat.cli.BlueprintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
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
            String text = BlueprintWriter.write(command);
            attempt(text, command);
            Files.writeString(folder.resolve(Blueprint.name(command.getClass())), text);
        }
        for (CommandLine below : line.getSubcommands().values()) {
            write(below, folder);
        }
    }

    /** Reads and writes all fields, for no test has them as the packaged program does it. */
    private static void attempt(String text, Object command) {
        for (ArgSpec arg : Blueprint.read(text, command).args()) {
            arg.setValue(arg.getValue());
        }
    }
}
