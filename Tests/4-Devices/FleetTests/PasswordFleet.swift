import Foundation
import TestFiles
import Testbench

/// The password in the file of ``passwordFolder()``.
let knownPassword = "open-sesame-4711"
/// How HTTP Basic sends it.
let knownBasic = "Basic " + Data("info:\(knownPassword)".utf8).base64EncodedString()

/// A folder with a password file.
func passwordFolder() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.write("password", knownPassword + "\n")
    return folder
}

/// A fleet of the device `gm`, which is asked with the password of that folder.
func passwordFleet(_ device: FakeDevice, _ folder: TestFolder, method: String = "basic") throws -> TestFleet {
    try TestFleet(
        """
        auth: {m: {username: info, password_file: password, method: \(method)}}
        devices:
        - {name: gm, url: '\(device.url)', auth: m}
        """, folder: folder)
}
