package dev.cubechat.cli.contacts;

import dev.cubechat.model.UserTarget;

import picocli.CommandLine.Parameters;

/** Whom it is about. */
final class PersonParameter {
    @Parameters(
            index = "0",
            paramLabel = "USER",
            description = "A number, @login, email:ADDRESS or ext:ID.")
    UserTarget user;
}
