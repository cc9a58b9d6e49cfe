package dev.cubechat.cli.dialog;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.UserTarget;

import picocli.CommandLine.Parameters;

import java.util.List;

/** A dialog, and people of whom something is to become in it. */
final class DialogPeople {
    @Parameters(index = "0", paramLabel = "DIALOG", description = "An id, '#name' or last.")
    DialogTarget dialog;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "USER",
            description = "A number, @login, email:ADDRESS or ext:ID.")
    List<UserTarget> people;
}
