/**
 * A part of the packaged Java runtime. Before Java does what it always does, it asks whether
 * somebody else would like to, and looks into every jar of the class path for them; whom it finds
 * in the runtime it finds at once.
 */
module cubechat.defaults {
    provides System.LoggerFinder with
            dev.cubechat.defaults.SilentLoggers,
            dev.cubechat.defaults.NoOtherLoggers;
    provides java.net.spi.InetAddressResolverProvider with
            dev.cubechat.defaults.UsualHosts;
}
