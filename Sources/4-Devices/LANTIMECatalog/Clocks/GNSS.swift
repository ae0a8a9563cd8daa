import Catalog

extension Subject {
    /// Satellite receivers: GPS, GNS, GNS-UC, GRC, GNM, GXL.
    ///
    /// The operator watches the antenna (a cut cable is disconnected, water in it a short circuit), whether the receiver is
    /// synchronised or still boots (cold: it knows neither time nor place; warm: it knows both), and the good
    /// satellites against those in view: few good ones out of many are a bad place for the antenna, or jamming.
    static let gnss = Subject(
        "gnss", "GNSS receivers", .captured("M600 with GRC180"),
        Entry.gnssReceiver + Entry.gnssSatellites + Entry.gnssPosition,
        ignored: [
            Ignored(
                "\(GNSSPath.named).ref-type", "\(GNSSPath.receiver).ref-type",
                because: "names another source than the receiver's (10mhz-freqin on a GPS clock)"),
            Ignored("\(GNSSPath.satellites).selected-satellites[]", because: "names of satellites; they are counted"),
            Ignored("\(GNSSPath.satellites).gnss.satellite-list[].**", because: "single satellites; they are counted by system"),
        ])
}

/// Where satellite clocks report something.
enum GNSSPath {
    /// The receiver's object is named after the module's family; `grc` was seen, `gns` is read by another program.
    static let named = "\(ModulePath.module).(grc|gns|gps|gnm|gxl|gln|glonass|gnss|gsr|gts|gns-uc|gps-gns)"
    /// In a satellite clock, any other object that looks like a receiver.
    static let receiver = "\(ModulePath.module(of: "g*")).*[?(receiver|receiver-status|antenna), ?!correlation]"
    /// A satellite clock that has the receiver's members itself.
    static let module = "\(ModulePath.module)[?info.model=g*, ?(receiver|receiver-status|receiver-state)]"
    static let satellites = "\(ModulePath.module).satellites"
}
