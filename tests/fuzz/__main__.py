"""`python -m tests.fuzz TARGET [libFuzzer's options and folders]`: fuzz one target under atheris until it fails or its time is up."""

import sys

import atheris


def main() -> None:
    """Exit 0 when the time was up without a finding; else libFuzzer's code, the input that failed in a file beside."""
    name, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["timeline"]):
        from tests.fuzz.targets import TARGETS
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
