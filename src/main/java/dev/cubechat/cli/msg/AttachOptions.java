package dev.cubechat.cli.msg;

import dev.cubechat.cli.KeyValue;
import dev.cubechat.cli.KeyValues;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.FileSource;
import dev.cubechat.model.Place;
import dev.cubechat.service.file.Attaching;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What hangs on a message: files, a place, a contact. */
final class AttachOptions {
    @Option(
            names = "--attach",
            paramLabel = "FILE",
            description =
                    "A path, which is uploaded, an address, or uid:… or id:… of a stored file.")
    List<FileSource> files = new ArrayList<>();

    @Option(
            names = "--attach-type",
            paramLabel = "WORD",
            completionCandidates = Types.class,
            description = "photo, video, audio or file; otherwise the file's name tells.")
    @Nullable String type;

    @Option(
            names = "--location",
            paramLabel = "LAT,LON",
            description = "A place, such as 49.84,24.03.")
    @Nullable Place location;

    @Option(
            names = "--location-type",
            paramLabel = "WORD",
            completionCandidates = PlaceTypes.class,
            description = "place, which is usual, or location for apps that look for that.")
    @Nullable String locationType;

    @Option(
            names = "--contact",
            paramLabel = "KEY=VALUE[,KEY=VALUE...]",
            description = "A contact card, such as name=Ola,phone=380671112233.")
    List<KeyValues> contact = new ArrayList<>();

    /** Checks the words, before anything is sent. */
    void check() {
        if (type != null && !List.of("photo", "image", "video", "audio", "file").contains(type)) {
            throw usage("--attach-type is photo, video, audio or file, not \"" + type + "\".");
        }
        if (type != null && files.isEmpty()) {
            throw usage("--attach-type needs something to --attach.");
        }
        if (locationType != null && !List.of("place", "location").contains(locationType)) {
            throw usage("--location-type is place or location, not \"" + locationType + "\".");
        }
        if (locationType != null && location == null) {
            throw usage("--location-type needs a --location.");
        }
        card();
    }

    boolean any() {
        return !files.isEmpty() || location != null || !contact.isEmpty();
    }

    List<Attaching> files() {
        return files.stream().map(file -> new Attaching(file, type)).toList();
    }

    /** These files and what else hangs on the message. */
    List<Attachment> with(List<Attachment> uploaded) {
        List<Attachment> all = new ArrayList<>(uploaded);
        if (location != null) {
            all.add(Attachment.ofPlace(location, locationType == null ? "place" : locationType));
        }
        if (!contact.isEmpty()) {
            all.add(Attachment.ofContact(card()));
        }
        return all;
    }

    private Map<String, String> card() {
        return KeyValue.eachOnce(
                "--contact", contact.stream().flatMap(typed -> typed.each().stream()).toList());
    }

    private static Failure usage(String sentence) {
        return new Failure(FailureKind.USAGE, sentence).withHint("cubechat msg send --help");
    }

    /** What a shell may offer for {@code --attach-type}. */
    static final class Types implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("photo", "video", "audio", "file").iterator();
        }
    }

    /** What a shell may offer for {@code --location-type}. */
    static final class PlaceTypes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("place", "location").iterator();
        }
    }
}
