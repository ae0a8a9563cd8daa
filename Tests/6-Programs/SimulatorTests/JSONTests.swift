import JSON
import StatusDocument
import Testing

@testable import Simulator

@Suite("Editable JSON")
struct JSONTests {
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
        "splits a key into words",
        arguments: [
            ("unicast-clients", true), ("client_count", true), ("max-clients", false), ("clients-capacity", false),
            ("client-packets", false), ("domain", false),
        ])
    func words(key: String, isClientCount: Bool) {
        #expect(KeyWords(key).isClientCount == isClientCount)
    }
}
