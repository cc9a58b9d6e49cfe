package dev.cubechat.witness;

import dev.cubechat.json.Json;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where a story plays: a sandbox, Mira at cubechat, and others with the official SDK. */
final class Stage {
    static final long JON = 102;
    static final long KAI = 103;

    private final SdkFolder sdk;
    private final SandboxHouse house;
    private final Mira mira;
    private final Deque<SdkPeer> peers = new ArrayDeque<>();

    /**
     * @param folder for all that sandbox and cubechat keep
     */
    Stage(SdkFolder sdk, Path folder) throws Exception {
        this.sdk = sdk;
        this.house = SandboxHouse.open(folder.resolve("sandbox"));
        this.mira = new Mira(house.environmentOf("mira", "pw-101", folder.resolve("mira")));
    }

    Mira mira() {
        return mira;
    }

    /** Signed in and connected with the SDK, until this stage closes. */
    SdkPeer online(String login, String transport) throws Exception {
        SdkPeer peer = SdkPeer.online(sdk, house.readyFile(), house.caFile(), transport, login);
        peers.push(peer);
        return peer;
    }

    /** The dialog of Mira and Jon. */
    static String privateDialog(SdkPeer jon) throws Exception {
        return dialog(
                jon,
                Json.obj()
                        .with("type", 3)
                        .with("occupants_ids", Json.ofLongs(List.of(Mira.ID)))
                        .build());
    }

    /** A new group of Jon, Mira and Kai. */
    static String group(SdkPeer jon, String name) throws Exception {
        return dialog(
                jon,
                Json.obj()
                        .with("type", 2)
                        .with("name", name)
                        .with("occupants_ids", Json.ofLongs(List.of(Mira.ID, KAI)))
                        .build());
    }

    /** Everybody goes home, then the sandbox stops. */
    void close() throws Exception {
        mira.stopsListening();
        for (SdkPeer peer : peers) {
            peer.close();
        }
        house.close();
    }

    private static String dialog(SdkPeer owner, Json.Obj params) throws Exception {
        Json.Obj dialog = owner.ask("dialog", Json.obj().with("params", params));
        return dialog.get("_id").asText().orElseThrow();
    }
}
