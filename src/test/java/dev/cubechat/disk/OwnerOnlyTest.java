package dev.cubechat.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

class OwnerOnlyTest {
    @TempDir private Path folder;

    @Test
    void what_is_made_is_for_its_owner_alone() throws IOException {
        Path inner = folder.resolve("a/b");
        OwnerOnly.makeFolder(inner);
        Path file = Files.createFile(inner.resolve("secret"), OwnerOnly.file(inner));

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(inner)).isEqualTo("rwx------");
        assertThat(permissions(inner.getParent())).isEqualTo("rwx------");
    }

    @Test
    void what_others_can_look_into_is_closed() throws IOException {
        Path file = Files.createFile(folder.resolve("secret"));
        let(file, "rw-r-----");
        let(folder, "rwx--x--x");
        assertThat(OwnerOnly.isOpen(file)).isTrue();
        assertThat(OwnerOnly.isOpen(folder)).isTrue();

        OwnerOnly.close(file);
        OwnerOnly.close(folder);

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(OwnerOnly.isOpen(file)).isFalse();
        assertThat(OwnerOnly.isOpen(folder)).isFalse();
    }

    @Test
    void what_is_closed_already_stays_as_its_owner_wants_it() throws IOException {
        Path file = Files.createFile(folder.resolve("secret"));
        let(file, "r--------");

        OwnerOnly.close(file);

        assertThat(permissions(file)).isEqualTo("r--------");
    }

    @Test
    void who_may_read_may_not_write() throws IOException {
        Path file = Files.createFile(folder.resolve("known"));
        let(file, "rw-r--r--");
        assertThat(OwnerOnly.isWritableByOthers(file)).isFalse();
        let(file, "rw-rw----");
        assertThat(OwnerOnly.isWritableByOthers(file)).isTrue();
        let(file, "rw-----w-");
        assertThat(OwnerOnly.isWritableByOthers(file)).isTrue();
    }

    @Test
    void whose_it_is_may_write_it_whatever_it_lets_others_do() throws IOException {
        Path file = Files.createFile(folder.resolve("known"));
        let(file, "rw-r--r--");
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give it away");

        Files.setAttribute(file, "unix:uid", 65534);

        assertThat(OwnerOnly.isWritableByOthers(file)).isTrue();
    }

    @Test
    void what_others_may_write_to_is_open_to_change() throws IOException {
        Path file = Files.createFile(folder.resolve("known")).toRealPath();
        let(file, "rw-r--r--");
        assertThat(OwnerOnly.openToChange(file)).isEmpty();
        let(file, "rw-r--rw-");
        assertThat(OwnerOnly.openToChange(file)).containsExactly(file);
        let(file, "rw-r--r--");
        let(folder, "rwxr-xrwx");
        assertThat(OwnerOnly.openToChange(file)).containsExactly(file.getParent());
    }

    @Test
    void a_group_of_ones_own_may_write_and_another_may_not() throws IOException {
        Path file = Files.createFile(folder.resolve("known")).toRealPath();
        let(file, "rw-rw-r--");
        boolean own = group(file).equals(Files.getOwner(file).getName());

        assertThat(OwnerOnly.openToChange(file).isEmpty()).isEqualTo(own);

        assumeThat(own && Files.getOwner(file).getName().equals("root")).isTrue();
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        view.setGroup(
                file.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByGroupName("daemon"));
        assertThat(OwnerOnly.openToChange(file)).containsExactly(file);
        let(file, "rw-r--r--");
        assertThat(OwnerOnly.openToChange(file)).isEmpty();
    }

    private static String group(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class).group().getName();
    }

    @Test
    void where_there_are_no_permissions_files_come_as_they_are() throws IOException {
        try (FileSystem plain = withoutPermissions(folder.resolve("plain.zip"))) {
            Path inner = plain.getPath("/a/b");
            OwnerOnly.makeFolder(inner);
            Path file = Files.createFile(inner.resolve("secret"), OwnerOnly.file(inner));

            OwnerOnly.close(file);

            assertThat(OwnerOnly.isOpen(file)).isFalse();
            assertThat(OwnerOnly.isWritableByOthers(file)).isFalse();
            assertThat(OwnerOnly.openToChange(file)).isEmpty();
        }
    }

    private static FileSystem withoutPermissions(Path zip) throws IOException {
        FileSystem made = FileSystems.newFileSystem(zip, Map.of("create", "true"));
        assertThat(made.supportedFileAttributeViews()).doesNotContain("posix");
        return made;
    }

    private static void let(Path place, String permissions) throws IOException {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path place) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
    }
}
