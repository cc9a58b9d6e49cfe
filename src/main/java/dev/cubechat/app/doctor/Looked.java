package dev.cubechat.app.doctor;

import java.time.Duration;

/** A check with what it saw, and how long that took. */
record Looked(String check, Finding finding, Duration took) {}
