import Catalog

extension Subject {
    /// data.services: the daemons of the device. Which ones there are depends on firmware and model.
    static let services = Subject(
        "services", "Services",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06)"),
        [
            .gauge(
                "lantime_service_running", .flag, at: "data.services.<scope>.<service>.running",
                help: "Whether the service is running. Services that are switched off on purpose are 0 as well.")
        ])
}
