package dev.cubechat.cli;

import dev.cubechat.export.Form;
import dev.cubechat.model.AppId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.FileSource;
import dev.cubechat.model.FileTarget;
import dev.cubechat.model.Filter;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.Place;
import dev.cubechat.model.Provider;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.pipe.Framing;
import dev.cubechat.pipe.Rate;
import dev.cubechat.pipe.Refusals;
import dev.cubechat.service.follow.Start;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what was typed into values, before anything else happens. */
final class Converters {
    /** What one can wait for; a message may come to other ends. */
    private static final Sent.Status[] AWAITED = {
        Sent.Status.SENT, Sent.Status.DELIVERED, Sent.Status.READ
    };

    private Converters() {}

    /** Teaches a command line, and what hangs below it, our types. */
    static void register(CommandLine line, Clock clock) {
        Moments moments = new Moments(clock);
        line.registerConverter(UserTarget.class, reading(UserTarget::parse));
        line.registerConverter(DialogTarget.class, reading(DialogTarget::parse));
        line.registerConverter(MessageTarget.class, reading(MessageTarget::parse));
        line.registerConverter(MessageId.class, reading(MessageId::ofHex));
        line.registerConverter(FileTarget.class, reading(FileTarget::parse));
        line.registerConverter(FileSource.class, reading(FileSource::parse));
        line.registerConverter(Place.class, reading(Place::parse));
        line.registerConverter(Filter.class, reading(Filter::parse));
        line.registerConverter(KeyValue.class, reading(KeyValue::parse));
        line.registerConverter(KeyValues.class, reading(KeyValues::parse));
        line.registerConverter(OwnField.class, reading(OwnField::parse));
        line.registerConverter(Framing.class, reading(Framing::parse));
        line.registerConverter(Rate.class, reading(Rate::parse));
        line.registerConverter(Refusals.class, reading(Refusals::parse));
        line.registerConverter(Instant.class, reading(moments::parse));
        line.registerConverter(Start.class, reading(text -> start(text, moments)));
        line.registerConverter(Duration.class, reading(Durations::parse));
        line.registerConverter(UserId.class, reading(text -> new UserId(number(text))));
        line.registerConverter(AppId.class, reading(text -> new AppId(number(text))));
        line.registerConverter(
                Transport.class, text -> word(Transport.values(), Transport::word, text));
        line.registerConverter(Sent.Status.class, text -> word(AWAITED, Sent.Status::word, text));
        line.registerConverter(
                DialogType.class, text -> word(DialogType.values(), DialogType::word, text));
        line.registerConverter(
                Provider.class, text -> word(Provider.values(), Provider::word, text));
        line.registerConverter(Form.class, text -> word(Form.values(), Form::word, text));
        line.registerConverter(OnOff.class, text -> word(OnOff.values(), OnOff::word, text));
        line.registerConverter(
                MessageQuery.Order.class,
                text -> word(MessageQuery.Order.values(), Converters::order, text));
    }

    private static Start start(String text, Moments moments) {
        return switch (text) {
            case "now" -> Start.NOW;
            case "beginning" -> Start.BEGINNING;
            case "last", "last:me" -> new Start.After(MessageTarget.parse(text));
            default ->
                    ObjectIds.isObjectId(text)
                            ? new Start.After(MessageTarget.parse(text))
                            : new Start.At(moments.parse(text));
        };
    }

    private static String order(MessageQuery.Order order) {
        return switch (order) {
            case OLDEST_FIRST -> "asc";
            case NEWEST_FIRST -> "desc";
        };
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("not a number: \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    private static <T> T word(T[] all, Function<T, String> word, String text) {
        return Arrays.stream(all)
                .filter(each -> word.apply(each).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "expected "
                                                + Arrays.stream(all)
                                                        .map(word)
                                                        .collect(Collectors.joining(", "))
                                                + ", not \""
                                                + text
                                                + "\""));
    }

    private static <T> ITypeConverter<T> reading(Function<String, T> reader) {
        return text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException wrong) {
                TypeConversionException told = new TypeConversionException(wrong.getMessage());
                told.initCause(wrong);
                throw told;
            }
        };
    }
}
