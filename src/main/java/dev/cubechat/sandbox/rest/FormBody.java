package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.Params;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form body as the JSON object that says the same: {@code user[login]=a}, {@code ids[]=1}. */
final class FormBody {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private FormBody() {}

    static Json.Obj json(Params form) {
        FormBody root = new FormBody();
        for (Param param : form.all()) {
            String[] keys = param.name().replace("]", "").split("\\[", -1);
            root.put(Arrays.asList(keys), Json.of(param.value()));
        }
        return root.toJson();
    }

    private void put(List<String> keys, Json value) {
        String key = keys.getFirst();
        List<String> rest = keys.subList(1, keys.size());
        if (rest.isEmpty()) {
            members.put(key, value);
        } else if (rest.getFirst().isEmpty()) {
            List<Json> items = new ArrayList<>();
            if (members.get(key) instanceof Json.Arr before) {
                items.addAll(before.items());
            }
            items.add(value);
            members.put(key, new Json.Arr(items));
        } else if (members.get(key) instanceof FormBody inner) {
            inner.put(rest, value);
        } else {
            FormBody inner = new FormBody();
            members.put(key, inner);
            inner.put(rest, value);
        }
    }

    private Json.Obj toJson() {
        Map<String, Json> json = new LinkedHashMap<>();
        members.forEach(
                (key, value) ->
                        json.put(
                                key,
                                value instanceof FormBody inner ? inner.toJson() : (Json) value));
        return new Json.Obj(json);
    }
}
