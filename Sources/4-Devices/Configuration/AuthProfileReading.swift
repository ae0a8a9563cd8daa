import Text
import YAML

/// A profile with the position of its secret.
struct LocatedProfile {
    let profile: AuthProfile
    let origin: SecretOrigin
}

extension ConfigurationLoader {
    private enum Method: String, CaseIterable {
        case basic, token
    }

    /// One profile under `auth`.
    func profile(_ key: KeyReader, _ value: ValueReader) -> LocatedProfile? {
        if let defect = nameDefect(key.text) { key.report("the profile's name \(defect)") }
        return value.mapping { section in
            section.refuse(
                "password",
                "a password does not belong in this file; use password_file, password_env or credential")
            section.refuse("token", "a token does not belong in this file; use token_file")
            let username = section.value("username").flatMap(usernameRule)
            let passwords = [
                source(section, "password_file") { $0.filePath(relativeTo: file).map(SecretSource.file) },
                source(section, "password_env") { environmentName($0).map(SecretSource.environment) },
                source(section, "credential") { credentialName($0).map(SecretSource.credential) },
            ].compactMap(\.self)
            let tokenFile = source(section, "token_file") { $0.filePath(relativeTo: file).map(SecretSource.file) }
            let given = section.choice("method", Method.self)
            // An unknown method has been reported; its requirements are unknown.
            if given == nil, section.has("method") { return nil }
            let method = given ?? (section.has("token_file") ? .token : .basic)
            guard isConsistent(section, method: method) else { return nil }
            if let tokenFile { return located(key.text, .token(tokenFile.source), tokenFile) }
            guard let username, let password = passwords.first else { return nil }
            let authentication: Authentication =
                switch method {
                case .basic: .basic(username: username, password: password.source)
                case .token: .login(username: username, password: password.source)
                }
            return located(key.text, authentication, password)
        }
    }

    private func located(_ name: String, _ authentication: Authentication, _ origin: SecretOrigin) -> LocatedProfile {
        LocatedProfile(profile: AuthProfile(name: name, authentication: authentication), origin: origin)
    }

    /// Whether the keys of a profile fit together; reports missing and superfluous ones.
    private func isConsistent(_ section: MappingReader, method: Method) -> Bool {
        let passwordKeys = ["password_file", "password_env", "credential"]
        let given = passwordKeys.filter(section.has)
        if section.has("token_file") {
            if method == .basic { section.report("method basic sends a password; token_file needs method token", at: "method") }
            let excluded = (["username"] + passwordKeys).filter(section.has)
            for key in excluded { section.report("\(key) and token_file exclude each other", at: key) }
            return method == .token && excluded.isEmpty
        }
        for key in given.dropFirst() { section.report("\(key) and \(given[0]) exclude each other", at: key) }
        if !section.has("username") { section.report("missing key \"username\"") }
        if given.isEmpty {
            let alternative = method == .token ? ", or token_file instead of a user" : ""
            section.report("no password: one of \(passwordKeys.joined(separator: ", ")) is needed\(alternative)")
        }
        return section.has("username") && given.count == 1
    }

    private func source(
        _ section: MappingReader, _ key: String, _ read: (ValueReader) -> SecretSource?
    ) -> SecretOrigin? {
        guard let value = section.value(key), let source = read(value) else { return nil }
        return SecretOrigin(source: source, position: value.position, path: value.path)
    }

    // The messages below quote nothing: an operator who mistakes the key puts the secret itself there.

    private func environmentName(_ value: ValueReader) -> String? {
        guard let name = value.string() else { return nil }
        guard isIdentifier(name) else {
            return value.reject("expected the name of an environment variable (letters, digits and _)")
        }
        return name
    }

    private func credentialName(_ value: ValueReader) -> String? {
        guard let name = value.string() else { return nil }
        guard nameDefect(name) == nil, !name.contains("/"), name != ".", name != ".." else {
            return value.reject("expected the name of a systemd credential, without slashes")
        }
        return name
    }

    private func usernameRule(_ value: ValueReader) -> String? {
        guard let name = value.string() else { return nil }
        if let defect = nameDefect(name) { return value.reject("the user name \(defect)") }
        // HTTP Basic separates the name from the password with the first colon.
        guard !name.contains(":") else { return value.reject("the user name must not have a colon") }
        return name
    }
}
