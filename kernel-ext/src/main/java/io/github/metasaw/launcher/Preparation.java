package io.github.metasaw.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * An environment with JupyterLab and the kernel, made where it is missing; one process at a time.
 */
final class Preparation {

  private Preparation() {}

  /**
   * Prepares the environment of a command.
   *
   * @param line with {@code --venv} and {@code --java}, or without
   * @return the environment in which Jupyter starts
   */
  static Venv of(CommandLine line) throws IOException, InterruptedException {
    Optional<String> given = line.option("venv");
    Optional<Venv> own = given.isPresent() ? Optional.empty() : Venv.own();
    if (own.isPresent()) {
      own.get().requireJupyter();
      Installer.complete(own.get(), Jdk.of(line.option("java")));
      return own.get();
    }
    Jdk java = Jdk.of(line.option("java"));
    Venv venv = Venv.at(given.map(Path::of).orElseGet(() -> Home.ofUser().environmentFolder()));
    Path parent = venv.folder().getParent();
    if (parent != null && Files.isDirectory(parent) && !Files.isWritable(parent)) {
      // Another user's: nothing is to be made there, unless it is incomplete, which then fails.
      fill(venv, java);
      return venv;
    }
    try (FileChannel file = lockFile(venv);
        FileLock lock = lock(file)) {
      fill(venv, java);
    }
    return venv;
  }

  private static void fill(Venv venv, Jdk java) throws IOException, InterruptedException {
    venv.fill();
    Installer.into(venv, java);
  }

  /** Beside the folder, which is emptied when it is made anew. */
  private static FileChannel lockFile(Venv venv) throws IOException {
    Path folder = venv.folder();
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path file = folder.resolveSibling(folder.getFileName() + ".lock");
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileLock lock(FileChannel file) throws IOException {
    FileLock lock = file.tryLock();
    if (lock != null) {
      return lock;
    }
    System.out.println("Another start of Metasaw prepares this environment; waiting for it ...");
    return file.lock();
  }
}
