"""How much memory a process of its own has needed at most, as code to run in it."""

# Linux counts the peak of `getrusage` from before the program began: that of the process that started it.
PEAK = """
def peak():  # bytes
    import pathlib, resource, sys
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

"""
