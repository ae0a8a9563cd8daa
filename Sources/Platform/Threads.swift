import CPlatform

/// Names the calling thread (at most 15 characters are kept), for `top -H` and debuggers.
public func nameCurrentThread(_ name: String) {
    cplatform_name_thread(String(name.prefix(15)))
}
