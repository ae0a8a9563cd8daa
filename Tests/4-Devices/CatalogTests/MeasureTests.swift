import StatusDocument
import Testing

@testable import Catalog

@Suite("Numbers with a unit, and numbers that mean unknown")
struct MeasureTests {
    /// What a metric with a value at `x` reads, along the entry as a walk does.
    private func value(_ metric: String, _ reader: Reader, _ json: String) throws -> Reading {
        let entry = try #require(try Walking(.gauge(metric, reader, at: "x", help: "X.")).catalog.entries.first)
        let document = try StatusDocument(parsing: Array(#"{"x": \#(json)}"#.utf8))
        return entry.read(reader, try #require(document.member("x", of: document.root)), of: document)
    }

    @Test(
        "A unit is converted to that of the metric",
        arguments: [
            ("lantime_a_celsius", #""49 °C""#, 49), ("lantime_a_celsius", #""49.5C""#, 49.5),
            ("lantime_a_celsius", #""49 deg C""#, 49),
            ("lantime_a_celsius", "\"49 \u{FFFD}C\"", 49), ("lantime_a_watts", #""50 W""#, 50),
            ("lantime_a_watts", #""1.5 kW""#, 1500),
            ("lantime_a_volts", #""5030 mV""#, 5.03), ("lantime_a_hertz", #""10 MHz""#, 1e7),
            ("lantime_a_seconds", #""0.5 us""#, 5e-7),
            ("lantime_a_seconds", #""-3 ms""#, -0.003), ("lantime_a_seconds", #""2 min""#, 120),
            ("lantime_a_ratio", #""62 %""#, 0.62),
            ("lantime_a_bytes", #""4 kB""#, 4096), ("lantime_a_bytes", #""1 MiB""#, 1_048_576),
            ("lantime_a_rpm", #""3120 rpm""#, 3120),
            ("lantime_a_meters", #""555.5 m""#, 555.5), ("lantime_a", #""1 (primary)""#, 1),
            ("lantime_a_celsius", #""49 (ok)""#, 49), ("lantime_a_celsius", #""49,5 °C""#, 49.5),
            ("lantime_a_celsius", #""49°""#, 49),
            ("lantime_a_celsius", #""49 ℃""#, 49), ("lantime_a_celsius", #""49.5 degrees C""#, 49.5),
            ("lantime_a_degrees", #""46.95°""#, 46.95), ("lantime_a_celsius", #""−5 °C""#, -5),
            ("lantime_a_seconds", #""1,5""#, 1.5),
            ("lantime_a_seconds", #""0,250 ms""#, 0.00025),
        ] as [(String, String, Double)])
    func units(_ metric: String, _ json: String, _ expected: Double) throws {
        #expect(try value(metric, .number, json) == .value(expected))
    }

    @Test(
        "A unit of another quantity is not read, and no unit is assumed",
        arguments: [
            ("lantime_a_celsius", #""120 F""#), ("lantime_a_seconds", #""12 m""#), ("lantime_a_watts", #""50 V""#),
            ("lantime_a", #""9 satellites""#),
            ("lantime_a_celsius", #""49 mC""#), ("lantime_a_ratio", #""62 m%""#), ("lantime_a_timestamp_seconds", #""12 s""#),
            ("lantime_a_seconds", #""1,500""#), ("lantime_a_seconds", #""1,5,2""#), ("lantime_a_celsius", #""49 %""#),
            ("lantime_a_watts", #""50 °""#),
        ])
    func otherUnits(_ metric: String, _ json: String) throws {
        #expect(try value(metric, .number, json) == .unreadable)
    }

    @Test(
        "The rate of a link is in Mbit/s, or has a unit of bits in any case",
        arguments: [
            ("100", 12.5e6), (#""1000""#, 125e6), (#""1Gb/s""#, 125e6), (#""1 Gbit/s""#, 125e6), (#""100 Mbps""#, 12.5e6),
            (#""100MBit/s""#, 12.5e6),
            (#""2.5Gb/s""#, 312.5e6), (#""10000000 kb/s""#, 1.25e9), (#""100M""#, 12.5e6), (#""1000000000 bit/s""#, 125e6),
        ])
    func rates(_ json: String, _ expected: Double) throws {
        #expect(try value("lantime_a_bytes", .bitRate, json) == .value(expected))
    }

    @Test(
        "An unknown rate has no value, with a unit or without",
        arguments: [
            "-1", #""-1Mb/s""#, #""-1 Mb/s""#, "0", #""0 Mb/s""#, "65535", "4294967295", "2147483647", #""4294967295Mb/s""#,
            #""0xffffffff""#,
            #""Unknown!""#, #""unknown (255)""#, "null", #""-""#,
        ])
    func noRate(_ json: String) throws {
        #expect(try value("lantime_a_bytes", .bitRate, json) == .absent)
    }

    @Test(
        "A value that is neither a rate nor a word for none is unreadable",
        arguments: [#""100baseT/Full""#, #""auto""#, "true", "-7"])
    func noKnownRate(_ json: String) throws {
        #expect(try value("lantime_a_bytes", .bitRate, json) == .unreadable)
    }

    @Test(
        "How long something lasted may be in days, hours, minutes and seconds",
        arguments: [
            ("1d 02:03:04", 93_784), ("1 day, 2:03:04", 93_784), ("1 day, 2:03", 93_780), ("26:03:04", 93_784), ("1d 1h", 90_000),
            ("25h", 90_000),
            ("1 d 1 h 2 m 3.5 s", 90_123.5), ("1h5m", 3900), ("00:00:59", 59),
        ])
    func elapsed(_ text: String, _ seconds: Double) throws {
        #expect(try value("lantime_a_seconds", .unsigned(1), "\"\(text)\"") == .value(seconds))
    }

    @Test(
        "Two numbers that may be hours and minutes or minutes and seconds are not read",
        arguments: ["12:30", "1:2:3:4", "12:60:00", "5m", "1d x", "1d -2h"])
    func noElapsed(_ text: String) throws {
        #expect(try value("lantime_a_seconds", .unsigned(1), "\"\(text)\"") == .unreadable)
    }

    @Test("Numbers of a list are separated by blanks or commas, and have a point or a comma in them")
    func lists() throws {
        for text in ["0.48 0.66 0.57 2/99", "0.48, 0.66, 0.57", "0,48 0,66 0,57 2/99", "0,48, 0,66, 0,57", "0.48,0.66,0.57"] {
            #expect(try value("lantime_a", .listed(1), "\"\(text)\"") == .value(0.66), "\(text)")
        }
        #expect(try value("lantime_a", .listed(1), #""0,9,1""#) == .value(9))
    }

    @Test("An amount of memory may have any unit, with or without a blank")
    func memory() throws {
        for text in ["4 kB total", "4kB total", "4096 B total", "4 KiB total memory, 1 kB free"] {
            #expect(try value("lantime_a_bytes", .kilobytesBefore("total"), "\"\(text)\"") == .value(4096), "\(text)")
        }
        #expect(try value("lantime_a_bytes", .kilobytesBefore("free"), #""8 MB total, 2 MB free""#) == .value(2_097_152))
    }

    @Test("255 means unknown only where the field has 8 bits")
    func octets() throws {
        for nothing in ["255", #""255""#, "-1", "65535", #""n/a""#] {
            #expect(try value("lantime_a", .octet, nothing) == .absent)
        }
        #expect(try value("lantime_a", .octet, "16") == .value(16))
        #expect(try value("lantime_a", .octet, "0") == .value(0))
        #expect(try value("lantime_a", .unsigned(1), "255") == .value(255))
    }

    @Test(
        "A temperature outside the possible range is not exported",
        arguments: ["-273.15", "-128", "255", "999", "-999", "0", "65535", #""999 C""#])
    func temperatures(_ json: String) throws {
        #expect(try value("lantime_a_celsius", .temperature, json) == .absent)
    }

    @Test(
        "A cold or hot module has a temperature",
        arguments: [("-5", -5), (#""127""#, 127), (#""85 °C""#, 85), ("-40.0", -40)] as [(String, Double)])
    func realTemperatures(_ json: String, _ expected: Double) throws {
        #expect(try value("lantime_a_celsius", .temperature, json) == .value(expected))
    }

    @Test("-1 of a counter means unknown; other numbers below 0 are unreadable")
    func counters() throws {
        let entry = try #require(try Walking(.counter("lantime_a_total", at: "x", help: "X.")).catalog.entries.first)
        for (json, expected) in [("-1", Reading.absent), ("-2", .unreadable), ("7", .value(7))] {
            let document = try StatusDocument(parsing: Array(#"{"x": \#(json)}"#.utf8))
            #expect(entry.read(.number, try #require(document.member("x", of: document.root)), of: document) == expected)
        }
    }

    @Test(
        "A time at the start of an epoch is absent",
        arguments: [
            "4294967295", #""4294967295""#, #""2106-02-07T06:28:15""#, #""1980-01-06T00:00:00""#, #""1900-01-01 00:00:00""#, "-1",
            #""-1""#,
            #""1970-01-01T00:00:00""#, "0",
        ])
    func never(_ json: String) throws {
        #expect(try value("lantime_a_timestamp_seconds", .timestamp, json) == .absent)
    }

    @Test("Seconds since 1970 may be text; a possible other epoch is not guessed")
    func secondsAsText() throws {
        #expect(try value("lantime_a_timestamp_seconds", .timestamp, #""1770731372""#) == .value(1_770_731_372))
        #expect(try value("lantime_a_timestamp_seconds", .timestamp, #""4007836800""#) == .unreadable)
    }

    @Test("An event is active or over, in any of the usual words")
    func eventWords() throws {
        for (word, flag) in [("triggered", 1), ("set", 1), ("raised", 1), ("cleared", 0), ("not-triggered", 0), ("Not Set", 0)]
            as [(String, Double)]
        {
            #expect(try value("lantime_a", .flag, "\"\(word)\"") == .value(flag))
        }
        #expect(try value("lantime_a", .flag, #""not-available""#) == .absent)
    }

    @Test("An error of 0 is not an error bound")
    func zeroQuality() throws {
        #expect(try value("lantime_a_seconds", .timeQuality, #""less-than-0ns""#) == .absent)
        #expect(try value("lantime_a_seconds", .timeQuality, #""less-than-1-second""#) == .value(1))
        #expect(try value("lantime_a_seconds", .timeQuality, #""1 microsecond""#) == .value(1e-6))
    }
}
