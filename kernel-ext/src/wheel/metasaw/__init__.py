"""The command `metasaw`: starts the program that this package carries, on the Java that it carries."""

import importlib.metadata
import os
import pathlib
import subprocess
import sys

_JAR = "share/jupyter/kernels/metasaw/metasaw.jar"


def _kernel():
    """The folder of the kernel, as pip has recorded it."""
    for file in importlib.metadata.distribution("metasaw").files or ():
        if file.as_posix().endswith(_JAR):
            return pathlib.Path(file.locate()).resolve().parent
    raise SystemExit("metasaw: the package is not whole; pip install --force-reinstall metasaw")


def main():
    kernel = _kernel()
    java = kernel / "runtime" / "bin" / ("java.exe" if os.name == "nt" else "java")
    archive = kernel / "metasaw.jsa"
    command = [
        str(java),
        "-XX:+UseSerialGC",
        *(["-XX:SharedArchiveFile=" + str(archive)] if archive.exists() else []),
        "-Xlog:disable",
        "-Djava.awt.headless=true",
        "-Dmetasaw.command=metasaw",
        "-Dmetasaw.python=" + sys.executable,
        "-Dmetasaw.prefix=" + sys.prefix,
        "-cp",
        str(kernel / "metasaw.jar"),
        "io.github.metasaw.launcher.Launcher",
        *sys.argv[1:],
    ]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
