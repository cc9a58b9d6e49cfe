package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;

/**
 * Where a person wants their pushes (protocol page rest.md, section 12).
 *
 * @param channel who carries them: gcm, apns, apns_voip or web
 * @param udid what the device calls itself
 * @param environment development or production
 * @param token what the carrier knows the device by, as it was given
 */
public record Device(
        String channel, String platform, String udid, String environment, Json.Obj token) {}
