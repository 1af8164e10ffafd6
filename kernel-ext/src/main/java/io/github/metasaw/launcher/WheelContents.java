package io.github.metasaw.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the kernel's folder of a wheel, for the program that packs it. */
public final class WheelContents {

  private WheelContents() {}

  /**
   * Writes the specification, whose Java is the runtime beside it, and the icons.
   *
   * @param args the folder, and the program of the runtime, relative to it, as {@code
   *     runtime/bin/java}
   * @throws IOException if the folder cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path java = Path.of("{resource_dir}").resolve(args[1]);
    Installer.describe(folder, KernelSpec.json(java, Optional.empty()));
  }
}
