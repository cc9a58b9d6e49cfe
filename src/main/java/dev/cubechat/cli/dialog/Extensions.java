package dev.cubechat.cli.dialog;

import dev.cubechat.cli.KeyValue;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A dialog's own fields, of which the application allows some by name (rest.md, section 6.2). */
final class Extensions {
    private static final int MOST = 3;

    @Option(
            names = "--ext",
            paramLabel = "KEY=VALUE",
            description = "One of the fields that the application allows; three at most.")
    List<KeyValue> typed = new ArrayList<>();

    Map<String, String> checked() {
        Map<String, String> fields = KeyValue.eachOnce("--ext", typed);
        if (fields.size() > MOST) {
            throw new Failure(
                    FailureKind.USAGE,
                    "A dialog has at most three fields, not " + fields.size() + ".");
        }
        return fields;
    }
}
