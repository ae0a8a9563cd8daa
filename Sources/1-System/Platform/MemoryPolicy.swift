import CPlatform

/// Makes the process keep less of the memory that it has freed. Call it early: it does not affect memory that threads already have.
public func keepMemorySmall() { cplatform_keep_memory_small() }
