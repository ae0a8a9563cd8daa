import StatusDocument
import Testing

@testable import Simulator

@Suite("JSON that can be changed")
struct JSONTests {
    @Test("is written as it was read", arguments: ["m600-gps", "m300-dcf77", "quirks", "envelope-data-status"])
    func roundTrip(name: String) throws {
        let document = try tree(name)
        #expect(try JSONValue(parsing: document.rendered) == document)
    }

    @Test(
        "is written exactly",
        arguments: [
            ([1, -2, 0.5, 2e-06, 1e300] as JSONValue, "[1,-2,0.5,2e-06,1e+300]"),
            (["a": .null, "a": true], #"{"a":null,"a":true}"#),
            ("\u{1}\n\"\\é", #""\u0001\n\"\\é""#), (.number(.infinity), "null"), (.array([]), "[]"), (.object([]), "{}"),
        ] as [(JSONValue, String)])
    func exact(value: JSONValue, text: String) {
        #expect(String(decoding: value.rendered, as: UTF8.self) == text)
    }

    @Test("is found and changed by keys, object-ids and patterns")
    func paths() {
        var document: JSONValue = ["slots": [["object-id": "clk1", "x": 1], ["object-id": "clk2", "x": 2], 5]]
        #expect(document[path: "slots/clk2/x"] == 2)
        #expect(document[path: "slots/clk3/x"] == nil)
        #expect(document[path: "slots/*/x"] == 1)
        document.set("slots/clk*/x", 9)
        document.set("slots/clk1/y", 9)
        #expect(document == ["slots": [["object-id": "clk1", "x": 9], ["object-id": "clk2", "x": 9], 5]])
    }

    @Test(
        "takes the words of a key apart",
        arguments: [
            ("unicast-clients", true), ("client_count", true), ("max-clients", false), ("clients-capacity", false),
            ("client-packets", false), ("domain", false),
        ])
    func words(key: String, isClientCount: Bool) {
        #expect(KeyWords(key).isClientCount == isClientCount)
    }
}
