import Glibc

/// The user that was refused a file, and its owner: ` for user nobody (uid 65534); owner root, mode 0600`.
///
/// - Returns: what follows "permission denied".
func permissionText(path: String) -> String {
    let me = geteuid()
    let asked = " for user \(userName(me)) (uid \(me))"
    var status = stat()
    guard stat(path, &status) == 0 else { return asked + "; a folder on the way to it may not be entered" }
    let mode = zeroPadded(String(status.st_mode & 0o7777, radix: 8), to: 4)
    return asked + "; owner \(userName(status.st_uid)), mode \(mode)"
}

/// The name of a user, or its number if it has none.
private func userName(_ identifier: uid_t) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 4096)
    guard getpwuid_r(identifier, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
        return "\(identifier)"
    }
    return String(cString: name)
}
