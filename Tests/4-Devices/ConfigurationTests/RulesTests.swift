import Testing

/// One small text for each rule, named for the defect.
@Suite("Problems of a configuration")
struct RulesTests {
    @Test(
        "Top level",
        arguments: [
            Defect(
                "▸device: []",
                "unknown key \"device\"; did you mean \"devices\"? known: auth, catalog_files, defaults, device_files, devices, http_sessions, links, targets"
            ),
            Defect("devices: ▸{}", "devices: expected a list, found a mapping; each element of a list begins with \"- \""),
            Defect("a: [\n▸", "not valid YAML: did not find expected node content while parsing a flow node"),
            Defect("http_sessions: {enabled: ▸1}", "http_sessions.enabled: expected true or false, found \"1\""),
            Defect(
                "http_sessions: {max_count: ▸0}",
                "http_sessions.max_count: expected a whole number from 1 to 10000, found \"0\""
            ),
            Defect("catalog_files: [▸missing.yml]", "catalog_files[0]: cannot read missing.yml: no such file or directory"),
            Defect(
                "defaults: {▸url: 'https://a'}",
                "defaults: unknown key \"url\"; known: auth, collectors, generic_series_limit, labels, max_body_size, min_interval, proxy, slots, timeout, tls"
            ),
        ])
    func topLevel(defect: Defect) {
        defect.check()
    }

    @Test(
        "Profiles",
        arguments: [
            Defect(
                "username: u, password_env: P, ▸password: hunter2",
                "auth.m.password: a password does not belong in this file; use password_file, password_env or credential"
            ),
            Defect(
                "username: u, password_env: P, ▸token: hunter2",
                "auth.m.token: a token does not belong in this file; use token_file"
            ),
            Defect(
                "username: u, password_env: ▸P, password_file: f",
                "auth.m.password_env: password_env and password_file exclude each other"
            ),
            Defect(
                "username: u, password_env: P, credential: ▸c",
                "auth.m.credential: credential and password_env exclude each other"
            ),
            Defect("username: u", "auth.m: no password: one of password_file, password_env, credential is needed"),
            Defect(
                "method: token, username: u",
                "auth.m: no password: one of password_file, password_env, credential is needed, or token_file instead of a user"
            ),
            Defect("password_env: P", "auth.m: missing key \"username\""),
            Defect(
                "username: u, password_env: P, method: ▸digest",
                "auth.m.method: expected one of basic, token, found \"digest\""
            ),
            Defect(
                "token_file: t, method: ▸basic",
                "auth.m.method: method basic sends a password; token_file needs method token"
            ),
            Defect("token_file: t, username: ▸u", "auth.m.username: username and token_file exclude each other"),
            Defect("token_file: t, password_env: ▸P", "auth.m.password_env: password_env and token_file exclude each other"),
            Defect("username: ▸'a:b', password_env: P", "auth.m.username: the user name must not have a colon"),
            Defect(
                "username: u, password_env: ▸'hunter2!'",
                "auth.m.password_env: expected the name of an environment variable (letters, digits and _)"
            ),
            Defect(
                "username: u, credential: ▸a/b",
                "auth.m.credential: expected the name of a systemd credential, without slashes"
            ),
            Defect("username: u, password_file: ▸''", "auth.m.password_file: expected the path of a file, found an empty text"),
            Defect(
                "username: u, password_env: P, ▸pasword_file: x",
                "auth.m: unknown key \"pasword_file\"; did you mean \"password_file\"? known: credential, method, password_env, password_file, token_file, username"
            ),
        ])
    func profiles(defect: Defect) {
        defect.check(after: "auth: {m: ", "{", before: "}}")
    }

    @Test(
        "Names and addresses of devices",
        arguments: [
            Defect("url: 'https://a'", "devices[0]: missing key \"name\""),
            Defect("name: a", "devices[0]: missing key \"url\""),
            Defect("name: ▸'', url: 'https://a'", "devices[0].name: the name is empty"),
            Defect("name: ▸\"a\\nb\", url: 'https://a'", "devices[0].name: the name has characters that cannot be shown"),
            Defect(
                "name: ▸.., url: 'https://a'", "devices[0].name: the name means a folder, and a browser would not find its page"),
            Defect("name: ▸\"a\\u202eb\", url: 'https://a'", "devices[0].name: the name has characters that cannot be shown"),
            Defect("name: ▸' a', url: 'https://a'", "devices[0].name: the name begins or ends with a space"),
            Defect(
                "name: ▸\(String(repeating: "ä", count: 65)), url: 'https://a'",
                "devices[0].name: the name is longer than 128 bytes"
            ),
            Defect("name: a, url: ▸'ftp://a'", "devices[0].url: the URL is not accepted: it must begin with https:// or http://"),
            Defect(
                "name: a, url: ▸'https://u:hunter2@a'",
                "devices[0].url: the URL is not accepted: credentials do not belong in it; name a profile with \"auth\""
            ),
        ])
    func identity(defect: Defect) {
        defect.check(after: "devices: [", "{", before: "}]")
    }

    @Test(
        "Settings of devices",
        arguments: [
            Defect(
                "timeout: ▸10",
                "timeout: expected a duration such as 10s (whole numbers with the units ms, s, m, h), found \"10\""),
            Defect("timeout: ▸1ms", "timeout: expected a duration from 100ms to 5m, found \"1ms\""),
            Defect("timeout: ▸1h", "timeout: expected a duration from 100ms to 5m, found \"1h\""),
            Defect("auth: ▸nobody", "auth: no profile under \"auth\" is named \"nobody\"; known: monitoring"),
            Defect(
                "auth: ▸monitorng",
                "auth: no profile under \"auth\" is named \"monitorng\"; did you mean \"monitoring\"? known: monitoring"),
            Defect("auth: ▸{username: u}", "auth: expected the name of a profile under \"auth\""),
            Defect(
                "proxy: ▸http://u:hunter2@proxy:99999",
                "proxy: the proxy's URL is not accepted: its port is not a number from 1 to 65535"),
            Defect(
                "proxy: ▸none",
                "proxy: the proxy's URL is not accepted: it must be \"bypassproxy\" or begin with one of http://, https://, socks4://, socks4a://, socks5://, socks5h://"
            ),
            Defect("slots: ▸[]", "slots: the list is empty; leave the key out to export all slots"),
            Defect("slots: ▸clk1", "slots: expected a list, found text; a list is written [a, b]"),
            Defect("slots: [▸a b]", "slots[0]: expected a slot such as clk1 or chassis1/clk1, found \"a b\""),
            Defect("slots: [a, ▸a]", "slots[1]: the slot \"a\" is listed twice"),
            Defect(
                "collectors: {▸netwrk: true}",
                "collectors.netwrk: unknown collector \"netwrk\"; did you mean \"network\"? known: network, ntp, system"),
            Defect("collectors: {network: ▸1}", "collectors.network: expected true or false, found \"1\""),
            Defect(
                "labels: {▸a-b: x}",
                "labels.a-b: the label name \"a-b\" is not valid; letters, digits and _ are, a digit not in front"),
            Defect(
                "labels: {▸__a: x}",
                "labels.__a: the label name \"__a\" is reserved: names with __ in front belong to Prometheus"),
            Defect(
                "labels: {▸device: x}",
                "labels.device: the label name \"device\" is reserved: the exporter or Prometheus sets it"),
            Defect(
                "labels: {▸instance: x}",
                "labels.instance: the label name \"instance\" is reserved: the exporter or Prometheus sets it"),
            Defect(
                "labels: {▸job: x}", "labels.job: the label name \"job\" is reserved: the exporter or Prometheus sets it"),
            Defect("labels: {site: ▸[x]}", "labels.site: expected text, found a list"),
            Defect(
                "labels: {site: ▸\"a\\nb\"}",
                "labels.site: a label's value is at most 1024 bytes on one line, without characters that cannot be shown"),
            Defect(
                "min_interval: ▸5",
                "min_interval: expected a duration such as 10s (whole numbers with the units ms, s, m, h), found \"5\""),
            Defect("max_body_size: ▸16", "max_body_size: expected a size such as 16MiB (units B, KiB, MiB, GiB), found \"16\""),
            Defect("max_body_size: ▸1B", "max_body_size: expected a size from 1KiB to 1GiB, found \"1B\""),
            Defect("generic_series_limit: ▸-1", "generic_series_limit: expected a whole number from 0 to 100000, found \"-1\""),
            Defect(
                "tls: {ca_file: ▸/nowhere/ca.pem}", "tls.ca_file: cannot read /nowhere/ca.pem: no such file or directory"),
            Defect("tls: {ca_file: ▸/}", "tls.ca_file: cannot read /: is a directory"),
            Defect(
                "tls: {pin_sha256: ▸AAAA}",
                "tls.pin_sha256: expected the SHA-256 of a public key: 32 bytes in base64, which are 44 characters; "
                    + "lantime_exporter pin URL prints it"),
            Defect(
                "tls: {ca_file: ▸/dev/null}", "tls.ca_file: cannot read /dev/null: not a regular file"),
            Defect(
                "tls: {ca_file: ▸/etc/passwd}",
                "tls.ca_file: /etc/passwd contains no certificate in PEM form (-----BEGIN CERTIFICATE-----)"),
            Defect(
                "tls: ▸{cert_file: '\(pemFile)'}", "tls: cert_file and key_file must be set together; key_file is missing"),
            Defect(
                "tls: ▸{key_file: '\(pemFile)'}", "tls: cert_file and key_file must be set together; cert_file is missing"),
            Defect(
                "tls: {server_name: ▸'a:443'}", "tls.server_name: expected a host name, found \"a:443\""),
            Defect(
                "tls: {insecure_skip_verify: ▸1}", "tls.insecure_skip_verify: expected true or false, found \"1\""),
            Defect(
                "tls: {▸insecure: true}",
                "tls: unknown key \"insecure\"; did you mean \"insecure_skip_verify\"? known: ca_file, cert_file, insecure_skip_verify, key_file, pin_sha256, server_name"
            ),
            Defect(
                "▸password: hunter2",
                "password: credentials belong in a profile under \"auth\"; name the profile here with auth: NAME"),
        ])
    func settings(defect: Defect) {
        // The same key in a device and in the defaults is wrong in the same way.
        let auth = "auth: {monitoring: {username: u, password_env: P}}\n"
        defect.check(after: auth + "devices:\n- name: a\n  url: https://a\n  ", path: "devices[0].")
        defect.check(after: auth + "defaults:\n  ", path: "defaults.")
    }

    @Test("TLS settings of a device without TLS")
    func tlsOnHTTP() {
        let text = "devices:\n- {name: a, url: 'http://a', tls: ▸{insecure_skip_verify: true}}"
        Defect(text, "devices[0].tls: the device's URL is http, where TLS settings have no meaning").check()
    }

    @Test("Two devices with one name")
    func duplicateName() {
        let text = "devices:\n- {name: a, url: 'https://a'}\n- {name: b, url: 'https://a'}\n- {name: ▸a, url: 'https://b'}"
        Defect(text, "devices[2].name: another device on line 2 has the name \"a\" already").check()
    }

    @Test("An invalid profile is not also reported as missing")
    func wrongProfile() {
        let text = "auth: {m: ▸{username: u}}\ndevices: [{name: a, url: 'https://a', auth: m}]"
        Defect(text, "auth.m: no password: one of password_file, password_env, credential is needed").check()
    }
}
