"""A limit on the memory that a process may take: the address space that the system gives it."""

import resource


def memory_limit(size: int) -> bool:
    """Have this process get at most `size` bytes of address space from now on, or what it may get already where that is less.

    False where the system sets no such limit. macOS takes none that would help, since its libraries alone reserve more: there only DuckDB's own
    limit on memory holds, and those on time and rows.
    """
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = size if most == resource.RLIM_INFINITY else min(size, most)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    except (OSError, ValueError):
        return False
    return True
