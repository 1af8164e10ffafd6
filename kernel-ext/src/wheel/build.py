"""Packs metasaw.jar with a Java runtime as a platform wheel.

The runtime is linked from the JDK given, with the modules that the jar needs. The tag of the wheel
says what the runtime needs: on Linux the oldest glibc that has all its symbols (manylinux), or
plain `linux` where it needs libraries that not every Linux has.
"""

import argparse
import base64
import hashlib
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import sysconfig
import zipfile

# Beside what jdeps finds: JShell's compiler opens archives; files come in many encodings; %maven
# speaks TLS with keys on elliptic curves.
BY_NAME = ["jdk.jshell", "jdk.compiler", "jdk.zipfs", "jdk.charsets", "jdk.crypto.ec"]

# Windows, sound and the splash screen: the program draws into memory only.
UNUSED = ["awt_xawt", "jawt", "splashscreen", "jsound"]

# Libraries that every Linux of the manylinux policies has.
COMMON = {
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libm.so.6", "libdl.so.2",
    "libpthread.so.0", "librt.so.1", "libutil.so.1", "libgcc_s.so.1", "libstdc++.so.6",
    "libz.so.1", "libX11.so.6", "libXext.so.6", "libXrender.so.1",
}  # fmt: skip

# All entries have one date, so that equal contents make equal wheels.
DATE = (2026, 11, 21, 0, 0, 0)

METADATA = """\
Metadata-Version: 2.1
Name: metasaw
Version: {version}
Summary: Meta-analysis on Tablesaw data frames: a Java kernel for Jupyter, and a command
License: Apache-2.0 (Metasaw); the Java runtime is GPL-2.0 with the classpath exception
Keywords: meta-analysis, statistics, jupyter, java, tablesaw
Classifier: Framework :: Jupyter
Classifier: Intended Audience :: Science/Research
Classifier: Topic :: Scientific/Engineering :: Mathematics
Requires-Python: >=3.9
Provides-Extra: lab
Requires-Dist: jupyterlab>=4; extra == "lab"
Requires-Dist: plotly>=6; extra == "lab"
Description-Content-Type: text/markdown

Metasaw is a Java kernel for Jupyter with magics for meta-analysis, and a command.
The package carries a Java runtime of its own.

```
pip install metasaw jupyterlab
metasaw lab
metasaw meta trials.csv --measure OR --save forest.svg
```
"""


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, text=True).stdout


class Jdk:
    """The JDK whose runtime is linked."""

    def __init__(self, home):
        self.home = pathlib.Path(home)
        self.suffix = ".exe" if os.name == "nt" else ""

    def tool(self, name):
        return self.home / "bin" / (name + self.suffix)

    def modules(self, jar):
        """What the jar needs, and of what it needs by name what this JDK has."""
        there = {line.split("@")[0] for line in run(self.tool("java"), "--list-modules").splitlines()}
        words = ["--multi-release", str(self.release()), "--ignore-missing-deps", "--print-module-deps", jar]
        needed = run(self.tool("jdeps"), *words).split()[-1].split(",")
        return sorted(set(needed) | {name for name in BY_NAME if name in there})

    def release(self):
        text = (self.home / "release").read_text(encoding="utf-8")
        return int(re.search(r'JAVA_VERSION="(\d+)', text).group(1))

    def link(self, modules, folder):
        if folder.exists():
            shutil.rmtree(folder)
        words = ["--add-modules", ",".join(modules), "--strip-debug", "--no-header-files", "--no-man-pages"]
        if self.release() >= 24:
            # Libraries inside the jar use Unsafe, of which these releases warn.
            words.append("--add-options=--sun-misc-unsafe-memory-access=allow")
        run(self.tool("jlink"), *words, "--output", folder)
        for program in (folder / "bin").iterdir():
            if program.stem not in ("java", "javaw") and program.suffix != ".dll":
                program.unlink()
        for library in sorted(folder.rglob("*")):
            if library.is_file() and library.name.split(".")[0].replace("lib", "", 1) in UNUSED:
                library.unlink()
        # The classes of the JDK itself; that of the jar would be refused for the date of the jar.
        run(folder / "bin" / ("java" + self.suffix), "-XX:+UseSerialGC", "-Xshare:dump")


class Elf:
    """What a program or library of Linux needs: libraries, and versions of their symbols."""

    def __init__(self, path):
        self.data = path.read_bytes()
        self.needed = []
        self.versions = []
        sections = self._sections()
        for kind, offset, size, link in sections:
            strings = sections[link][1] if link < len(sections) else 0
            if kind == 6:  # SHT_DYNAMIC
                self._dynamic(offset, size, strings)
            elif kind == 0x6FFFFFFE:  # SHT_GNU_verneed
                self._verneed(offset, strings)

    def _sections(self):
        start, = struct.unpack_from("<Q", self.data, 0x28)
        size, count = struct.unpack_from("<HH", self.data, 0x3A)
        result = []
        for i in range(count):
            _, kind, _, _, offset, length, link = struct.unpack_from("<IIQQQQI", self.data, start + i * size)
            result.append((kind, offset, length, link))
        return result

    def _text(self, at):
        return self.data[at : self.data.index(b"\0", at)].decode()

    def _dynamic(self, offset, size, strings):
        for at in range(offset, offset + size, 16):
            tag, value = struct.unpack_from("<QQ", self.data, at)
            if tag == 0:
                return
            if tag == 1:  # DT_NEEDED
                self.needed.append(self._text(strings + value))

    def _verneed(self, at, strings):
        while True:
            _, count, _, first, following = struct.unpack_from("<HHIII", self.data, at)
            aux = at + first
            for _ in range(count):
                _, _, _, name, next_aux = struct.unpack_from("<IHHII", self.data, aux)
                self.versions.append(self._text(strings + name))
                aux += next_aux
            if following == 0:
                return
            at += following


def linux_tag(folder, machine):
    """The manylinux tag of a folder of programs; `linux` with a remark where there is none."""
    binaries = [p for p in folder.rglob("*") if p.is_file() and p.read_bytes()[:4] == b"\x7fELF"]
    own = {p.name for p in binaries}
    glibc = (2, 5)
    foreign = set()
    for elf in map(Elf, binaries):
        foreign.update(name for name in elf.needed if name not in own and name not in COMMON)
        for version in elf.versions:
            match = re.fullmatch(r"GLIBC_(\d+)\.(\d+)(?:\.\d+)?", version)
            if match:
                glibc = max(glibc, (int(match.group(1)), int(match.group(2))))
    if foreign:
        print(
            "The runtime of this JDK needs libraries that not every Linux has: %s.\n"
            "The wheel works where they are, and has no manylinux tag. A JDK that carries its own, such as\n"
            "Temurin, makes one for all: -Dwheel.jdk=HOME" % ", ".join(sorted(foreign))
        )
        return "linux_" + machine
    return "manylinux_%d_%d_%s" % (*glibc, machine)


def platform_tag(folder):
    system = sysconfig.get_platform()
    if system.startswith("linux-"):
        return linux_tag(folder, system[len("linux-") :].replace("-", "_"))
    return re.sub(r"[-.]", "_", system)


class Wheel:
    """A wheel being written, with its record."""

    def __init__(self, path, version):
        self.zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
        self.info = "metasaw-%s.dist-info" % version
        self.record = []

    def add(self, name, data, executable=False):
        entry = zipfile.ZipInfo(name, DATE)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = (0o100755 if executable else 0o100644) << 16
        self.zip.writestr(entry, data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        self.record.append("%s,sha256=%s,%d" % (name, digest, len(data)))

    def add_tree(self, root, name):
        for path in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            self.add(name + "/" + path.relative_to(root).as_posix(), path.read_bytes(), os.access(path, os.X_OK))

    def close(self):
        self.record.append(self.info + "/RECORD,,")
        self.zip.writestr(zipfile.ZipInfo(self.info + "/RECORD", DATE), "\n".join(self.record) + "\n")
        self.zip.close()


def pack(kernel, version, tag, folder):
    path = folder / ("metasaw-%s-py3-none-%s.whl" % (version, tag))
    wheel = Wheel(path, version)
    wheel.add_tree(pathlib.Path(__file__).parent / "metasaw", "metasaw")
    wheel.add_tree(kernel, "metasaw-%s.data/data/share/jupyter/kernels/metasaw" % version)
    wheel.add(wheel.info + "/METADATA", METADATA.format(version=version).encode())
    lines = ["Wheel-Version: 1.0", "Generator: metasaw", "Root-Is-Purelib: false", "Tag: py3-none-" + tag]
    wheel.add(wheel.info + "/WHEEL", ("\n".join(lines) + "\n").encode())
    wheel.add(wheel.info + "/entry_points.txt", b"[console_scripts]\nmetasaw = metasaw:main\n")
    wheel.close()
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jar", type=pathlib.Path, required=True, help="metasaw.jar")
    parser.add_argument("--jdk", required=True, help="home of the JDK whose runtime is linked")
    parser.add_argument("--version", required=True, help="version of the wheel")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder for the wheel")
    parser.add_argument("--tag", default="", help="platform tag, found out if not given")
    args = parser.parse_args()
    jdk = Jdk(args.jdk)
    kernel = args.out / "kernel"
    if args.out.exists():
        shutil.rmtree(args.out)
    kernel.mkdir(parents=True)
    jdk.link(jdk.modules(args.jar), kernel / "runtime")
    shutil.copyfile(args.jar, kernel / "metasaw.jar")
    contents = "io.github.metasaw.launcher.WheelContents"
    run(jdk.tool("java"), "-cp", args.jar, contents, kernel, "runtime/bin/java" + jdk.suffix)
    path = pack(kernel, args.version, args.tag or platform_tag(kernel), args.out)
    print("%s, %.1f MB" % (path, path.stat().st_size / 1e6))
    sys.exit(0 if path.stat().st_size < 95e6 else "the wheel is larger than 95 MB")


main()
