import CPlatform

/// Makes the process keep less of the memory that it has freed. Call it early: it does not affect memory that threads already have.
public func keepMemorySmall() { cplatform_keep_memory_small() }

/// Gives the memory back to the system that was freed between what is still in use, as after an answer about a whole fleet. Takes some
/// milliseconds, in which other threads may wait for memory.
///
/// - Parameter kept: in bytes; when less is free, nothing happens.
/// - Returns: whether any was given back.
@discardableResult
public func giveMemoryBack(keeping kept: Int = 16 << 20) -> Bool { cplatform_give_memory_back(kept) }
