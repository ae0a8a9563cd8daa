import Glibc

/// Who was refused a file, and whose it is: ` for user nobody (uid 65534); owner root, mode 0600`.
///
/// - Returns: what follows "permission denied".
func permissionText(path: String) -> String {
    let me = geteuid()
    let asked = " for user \(userName(me)) (uid \(me))"
    var status = stat()
    guard stat(path, &status) == 0 else { return asked + "; a folder on the way to it may not be entered" }
    let digits = String(status.st_mode & 0o7777, radix: 8)
    let mode = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return asked + "; owner \(userName(status.st_uid)), mode \(mode)"
}

/// The name of a user, or the number where it has none.
private func userName(_ identifier: uid_t) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 4096)
    guard getpwuid_r(identifier, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
        return "\(identifier)"
    }
    return String(cString: name)
}
