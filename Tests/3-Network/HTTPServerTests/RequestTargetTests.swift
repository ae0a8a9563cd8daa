import Testing

@testable import HTTPServer

@Suite("Request targets")
struct RequestTargetTests {
    @Test(
        "are decoded once",
        arguments: [
            ("/metrics", "/metrics"), ("/a%20b", "/a b"), ("/%2541", "/%41"), ("/a+b", "/a+b"), ("/%C3%A4", "/ä"), ("*", "*"),
            ("http://host:1/p", "/p"), ("HTTPS://host", "/"), ("http://host?a", "/"), ("/a%2fb", "/a/b"),
        ])
    func path(raw: String, path: String) {
        #expect(RequestTarget(Array(raw.utf8))?.path == path)
    }

    @Test(
        "with NUL, invalid UTF-8, broken escapes or another form are refused",
        arguments: ["/%00", "/a%00b", "/%ff", "/%", "/%4", "/%zz", "x", "", "/?a=%00", "/?%ff=1", "/a b", "host:80"])
    func refused(raw: String) {
        #expect(RequestTarget(Array(raw.utf8)) == nil)
    }

    @Test("keep the order of parameters and repeated names")
    func query() throws {
        let target = try #require(
            RequestTarget(Array("/probe?target=a%26b&collect[]=x&collect%5B%5D=y+z&flag&=v&e=1=2&&s=%2B".utf8)))
        let pairs = target.query.map { "\($0.name)|\($0.value)" }
        #expect(pairs == ["target|a&b", "collect[]|x", "collect[]|y z", "flag|", "|v", "e|1=2", "s|+"])
    }
}
