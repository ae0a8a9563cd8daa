import Catalog

extension Subject {
    /// Ports whose hardware is there. Firmware before API V20 lists no others and has no such field.
    private static let port = "data.network.ports[port, ?port-available!=false|not-available]"

    /// data.network: Ethernet ports and addresses. The counters are those of the Linux kernel, since the last boot.
    static let network = Subject(
        "network", "Network",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06); counters M600 only"),
        [
            .gauge("lantime_network_port_up", .flag, at: "\(port).link", help: "Whether the port has a link."),
            .gauge(
                "lantime_network_port_operational", .flag, at: "\(port).operstate",
                help: "Whether the operating system can use the port."),
            .gauge(
                "lantime_network_port_speed_bytes", .bitRate, at: "\(port).speed",
                help:
                    "Speed of the link in bytes per second (reported in Mbit/s, or with a unit); absent without a link, and where the device does not know it."
            ),
            .states("lantime_network_port_duplex", .duplex, at: "\(port).duplex", help: "Duplex mode of the link."),
            .info(
                "lantime_network_port_info", of: port,
                labels: ["slot": "slot-name", "card": "card-name", "card_port": "port-id", "mac_address": "mac-address"],
                help: "The card that carries the port and its hardware address."),
            counter("receive_bytes", "rx-bytes", "Bytes received."),
            counter("receive_packets", "rx-packets", "Packets received."),
            counter("receive_errors", "rx-errors", "Packets received with errors."),
            counter("receive_dropped", "rx-dropped", "Packets received and dropped."),
            counter("receive_multicast", "multicast", "Multicast packets received."),
            counter("receive_compressed", "rx-compressed", "Compressed packets received."),
            counter("receive_nohandler", "rx-nohandler", "Packets received for which nothing in the device was responsible."),
            counter("transmit_bytes", "tx-bytes", "Bytes sent."),
            counter("transmit_packets", "tx-packets", "Packets sent."),
            counter("transmit_errors", "tx-errors", "Packets that could not be sent because of errors."),
            counter("transmit_dropped", "tx-dropped", "Packets to send that were dropped."),
            counter("transmit_compressed", "tx-compressed", "Compressed packets sent."),
            counter("collisions", "collisions", "Collisions on the wire."),
            .counter(
                "lantime_network_receive_errors_by_cause_total", at: "\(port).statistics.rx-<cause>-errors",
                help: "Packets received with errors, by cause."),
            .counter(
                "lantime_network_transmit_errors_by_cause_total", at: "\(port).statistics.tx-<cause>-errors",
                help: "Packets that could not be sent, by cause."),
            .gauge(
                "lantime_network_port_bonding_link_up", .flag, at: "\(port).bonding-slave.mii-status",
                help: "Whether the bonding driver sees a link on the port."),
            .counter(
                "lantime_network_port_bonding_link_failures_total", at: "\(port).bonding-slave.link-failure-count",
                help: "Link failures that the bonding driver counted; absent when the port is not bonded."),
            .states(
                "lantime_network_port_bonding_state", .bondingState, at: "\(port).bonding-slave.state",
                help: "Role of the port in a bond; standalone when it is in none."),
            .info(
                "lantime_network_address_info", of: "data.network.interfaces[interface=ifname].addresses[assignment]",
                labels: ["family": "addresstype", "method": "iftype", "address": "address", "netmask": "subnet"],
                help: "An address of an interface and how it was assigned."),
        ],
        ignored: [
            Ignored("data.network.ports[?port-available=false|not-available].**", because: "the port's hardware is not there"),
            Ignored("\(port).port-available", because: "only ports whose hardware is there are exported"),
            Ignored("\(port).slot-id", because: "number of the slot; lantime_network_port_info has its name"),
            Ignored("\(port).statistics.(gro-flush-timeout|mtu)", because: "a setting, always 0 where it was seen"),
            Ignored(
                "\(port).bonding-slave.(ad-actor-oper-port-state|ad-aggregator-id|ad-partner-oper-port-state|queue-id|perm-hwaddr)",
                because: "internals of the bonding driver"),
            Ignored("data.network.interfaces[].object-id", because: "the label is the interface's name"),
        ])

    private static func counter(_ name: String, _ key: String, _ help: String) -> Entry {
        .counter("lantime_network_\(name)_total", at: "\(port).statistics.\(key)", help: help)
    }
}

extension Vocabulary {
    fileprivate static let duplex = Vocabulary(
        "duplex", source: "captures: full; half: Linux",
        [State("full", "full-duplex", "fdx", "fd"), State("half", "half-duplex", "hdx", "hd")])

    fileprivate static let bondingState = Vocabulary(
        "bonding-state", source: "capture M600: standalone; others: Linux bonding driver",
        [State("standalone", "none"), State("active"), State("backup", "standby")])
}
