import CPlatform

/// Lets the process keep less of the memory that it has freed. To be called early: what threads have by then they keep.
public func keepMemorySmall() { cplatform_keep_memory_small() }
