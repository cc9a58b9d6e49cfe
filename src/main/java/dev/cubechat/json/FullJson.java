package dev.cubechat.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link Json} by Jackson, whatever it is, in that library's limits. */
final class FullJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

    private FullJson() {}

    /** The one value in this text. */
    static Json parse(String text) throws MalformedJson {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return only(parser);
        } catch (JsonProcessingException malformed) {
            throw MalformedJson.of(malformed);
        } catch (MalformedJson malformed) {
            throw malformed;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The one value in these UTF-8 bytes. */
    static Json parse(byte[] utf8) throws MalformedJson {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            return only(parser);
        } catch (JsonProcessingException malformed) {
            throw MalformedJson.of(malformed);
        } catch (MalformedJson malformed) {
            throw malformed;
        } catch (IOException badBytes) {
            throw new MalformedJson("not UTF-8 text", badBytes);
        }
    }

    private static Json only(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new MalformedJson("no JSON value");
        }
        Json json = value(parser, Json.Nil.NIL);
        if (parser.nextToken() != null) {
            throw new MalformedJson("more than one JSON value");
        }
        return json;
    }

    /**
     * @param like what an object is likely to be like: the one before it in a list
     */
    private static Json value(JsonParser parser, Json like) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, like);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Str(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> fraction(parser);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.Nil.NIL;
            default -> throw new MalformedJson("unexpected " + parser.currentToken());
        };
    }

    private static Json whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> new Json.Int(parser.getLongValue());
            default -> new Json.Dec(new BigDecimal(parser.getBigIntegerValue()));
        };
    }

    private static Json fraction(JsonParser parser) throws IOException {
        try {
            return new Json.Dec(parser.getDecimalValue());
        } catch (NumberFormatException tooBig) {
            throw new MalformedJson("a number with too large an exponent", tooBig);
        }
    }

    private static Json object(JsonParser parser, Json like) throws IOException {
        ObjBuilder members = ObjBuilder.like(like);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            members.with(key, value(parser, members.likely()));
        }
        return members.build();
    }

    /** Objects in a list mostly have the members of the one before. */
    private static Json array(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            return Json.Arr.EMPTY;
        }
        Json first = value(parser, Json.Nil.NIL);
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            return new Json.Arr(List.of(first));
        }
        List<Json> items = new ArrayList<>();
        items.add(first);
        do {
            items.add(value(parser, items.getLast()));
        } while (parser.nextToken() != JsonToken.END_ARRAY);
        return new Json.Arr(items);
    }
}
