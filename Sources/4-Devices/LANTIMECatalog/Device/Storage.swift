import Catalog

extension Subject {
    private static let disk = "data.system.storage[mountpoint=mountpoint]"

    /// data.system.storage: the file systems of the device, in blocks of 1 KiB as `df` shows them.
    static let storage = Subject(
        "storage", "Storage",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06)"),
        [
            .gauge("lantime_storage_size_bytes", .kibibytes, at: "\(disk).size", help: "Size of the file system."),
            .gauge("lantime_storage_used_bytes", .kibibytes, at: "\(disk).used", help: "Space in use on the file system."),
            .gauge(
                "lantime_storage_available_bytes", .kibibytes, at: "\(disk).available",
                help: "Space on the file system that is left."),
        ],
        ignored: [
            Ignored("data.system.storage[].used-percent", because: "follows from used and size"),
            Ignored("data.system.storage[].object-id", because: "name of the partition; the label is the mountpoint"),
        ])
}
