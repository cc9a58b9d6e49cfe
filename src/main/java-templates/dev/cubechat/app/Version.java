package dev.cubechat.app;

/** The version of this build, put in by Maven: a constant costs nothing at start-up. */
final class Version {
    static final String VERSION = "${project.version}";

    private Version() {}
}
