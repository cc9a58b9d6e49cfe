package dev.cubechat.wire.xmpp;

import dev.cubechat.json.Json;
import dev.cubechat.model.AppId;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One message on its way out, and one that comes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StanzaBench {
    private final Addresses addresses = new Addresses(new AppId(9999), "chat.example.com");
    private final MessageStanza writer = new MessageStanza(addresses);
    private final Inbound inbound = new Inbound(addresses, new UserId(102), "bench");
    private final Draft draft =
            new Draft(
                    new MessageId("65f0a1c2c3d4e5f601020304"),
                    "the quick brown fox jumps over the lazy dog & says \"hello\"",
                    List.of(),
                    Json.obj().with("ticket", "4711").build(),
                    true,
                    true,
                    false,
                    null,
                    null);
    private final DialogId dialog = new DialogId("65f0a1b2c3d4e5f601020304");
    private final String stanza =
            XmlText.write(
                    writer.content(new Address.ToUser(new UserId(102)), dialog, draft)
                            .attr("from", "101-9999@chat.example.com/desk"),
                    Ns.CLIENT);

    @Benchmark
    public String write() {
        return XmlText.write(
                writer.content(new Address.ToUser(new UserId(102)), dialog, draft), Ns.CLIENT);
    }

    @Benchmark
    public Xml parse() throws MalformedXml {
        return XmlText.parse(stanza, Ns.CLIENT);
    }

    @Benchmark
    public Optional<ChatEvent> read() throws MalformedXml, MalformedStanza {
        return inbound.read(XmlText.parse(stanza, Ns.CLIENT));
    }
}
