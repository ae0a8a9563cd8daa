extension Scenario {
    /// The certificate of the web server runs out.
    public static let certificateExpiring = Scenario(
        name: "certificate-expiring",
        summary: "The device shows a certificate that expires in ten days, and warns of it, for five minutes.", duration: 360,
        steps: [
            .events("certificate expires soon", at: 30, trigger: ["https-certificate-expire-warning"]),
            .events("certificate renewed", at: 330, clear: ["https-certificate-expire-warning"]),
            ScenarioStep(name: "old certificate", period: 30..<330, effect: .expiringCertificate),
        ])
}
