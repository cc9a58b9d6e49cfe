package dev.cubechat.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Programs that stand in for those that know a keyring. What they keep is a file beside them. */
public final class FakeKeyring {
    private static final String SECRET_TOOL =
            """
            #!/bin/sh
            cd "$(dirname "$0")"
            echo "$@" >> asked
            word=$1
            while [ "$1" != service ]; do shift; done
            kept="kept-$2-$(echo "$4" | tr / _)-$6"
            case $word in
                store) cat > "$kept" ;;
                lookup) cat "$kept" 2> /dev/null || exit 1 ;;
                clear) rm -f "$kept" ;;
            esac
            """;

    private static final String SECURITY =
            """
            #!/bin/sh
            cd "$(dirname "$0")"
            echo "$@" >> asked
            if [ "$1" = -i ]; then
                read -r word update dash service dash2 account dash3 password
                printf '%s\\n' "$password" > "kept-$service-$(echo "$account" | tr / _)"
                exit 0
            fi
            kept="kept-$3-$(echo "$5" | tr / _)"
            [ -f "$kept" ] || { echo "The specified item could not be found." >&2; exit 44; }
            case $1 in
                find-*) cat "$kept" ;;
                delete-*) rm "$kept" ;;
            esac
            """;

    private FakeKeyring() {}

    /** A secret-tool that works. */
    public static void secretTool(Path folder) throws IOException {
        program(folder, "secret-tool", SECRET_TOOL);
    }

    /** A security that works. */
    static void security(Path folder) throws IOException {
        program(folder, "security", SECURITY);
    }

    /** A secret-tool that does this. */
    public static void secretTool(Path folder, String script) throws IOException {
        program(folder, "secret-tool", "#!/bin/sh\n" + script + "\n");
    }

    /** A value for PATH that leads to the folder's programs, and to those that they need. */
    public static String path(Path folder) {
        return folder + ":/usr/bin:/bin";
    }

    private static void program(Path folder, String name, String script) throws IOException {
        Path fresh = Files.writeString(folder.resolve(name), script);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
    }
}
