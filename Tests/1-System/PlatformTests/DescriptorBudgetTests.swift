import Platform
import Testing

@Suite("Budget of file descriptors")
struct DescriptorBudgetTests {
    @Test(
        "Clients, devices and the reserve fit within the limit together", arguments: [64, 256, 1024, 4096, 65_536],
        [1, 16, 1024, 100_000])
    func fits(limit: Int, wanted: Int) {
        let budget = DescriptorBudget(limit: limit, wantedClients: wanted)
        #expect(budget.clients >= 1 && budget.clients <= wanted && budget.devices >= 8)
        #expect(budget.clients + budget.devices <= limit - 16)
        // Neither side starves the other.
        #expect(budget.devices >= (limit - 32) / 2)
    }
}
