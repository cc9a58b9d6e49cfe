package dev.cubechat.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Files (0600) and folders (0700) that nobody but their owner can look into. Where the file system
 * knows no such permissions they stay as they come, and count as closed.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> ANY_OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");
    private static final Set<PosixFilePermission> WRITING_OTHERS =
            PosixFilePermissions.fromString("----w--w-");

    private static final String USER = System.getProperty("user.name");

    private OwnerOnly() {}

    /** To make a file with. */
    public static FileAttribute<?>[] file(Path place) {
        return attributes(place, FILE);
    }

    /** Makes a folder, and those above it, where they are missing. */
    public static void makeFolder(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            Files.createDirectories(place, attributes(place, FOLDER));
        }
    }

    /** Closes a file or folder that is there, where it is open to others. */
    public static void close(Path place) throws IOException {
        if (isOpen(place)) {
            Files.setPosixFilePermissions(place, Files.isDirectory(place) ? FOLDER : FILE);
        }
    }

    /** Whether others may do anything with what is there. */
    public static boolean isOpen(Path place) throws IOException {
        return letsOthers(place, ANY_OTHERS);
    }

    /** Whether others may change what is there: it lets them, or it is theirs. */
    public static boolean isWritableByOthers(Path place) throws IOException {
        return letsOthers(place, WRITING_OTHERS) || isTheirs(place);
    }

    /** Whoever has no name of their own on this machine owns nothing by it. */
    private static boolean isTheirs(Path place) throws IOException {
        return knows(place) && !Files.getOwner(place).getName().equals(USER);
    }

    /**
     * Which of a file and its folder others may change, so that the file says what they want; none
     * where only the owner may. A group named like the owner counts as the owner: most Linux
     * systems make one for each person, and let it write.
     */
    public static List<Path> openToChange(Path file) throws IOException {
        Path real = file.toRealPath();
        List<Path> open = new ArrayList<>();
        for (Path place : List.of(real, real.resolveSibling(".").normalize())) {
            if (knows(place)
                    && isOpenToChange(Files.readAttributes(place, PosixFileAttributes.class))) {
                open.add(place);
            }
        }
        return open;
    }

    private static boolean isOpenToChange(PosixFileAttributes file) {
        Set<PosixFilePermission> granted = file.permissions();
        boolean ownGroup = file.group().getName().equals(file.owner().getName());
        return granted.contains(PosixFilePermission.OTHERS_WRITE)
                || (granted.contains(PosixFilePermission.GROUP_WRITE) && !ownGroup);
    }

    private static boolean letsOthers(Path place, Set<PosixFilePermission> what)
            throws IOException {
        return knows(place) && !Collections.disjoint(Files.getPosixFilePermissions(place), what);
    }

    private static FileAttribute<?>[] attributes(Path place, Set<PosixFilePermission> permissions) {
        return knows(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean knows(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
