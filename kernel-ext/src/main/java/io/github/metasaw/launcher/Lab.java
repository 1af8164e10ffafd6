package io.github.metasaw.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JupyterLab on a folder of notebooks. */
final class Lab {

  private static final String ALLOW_ROOT = "--allow-root";

  private Lab() {}

  static int open(CommandLine line) throws IOException, InterruptedException {
    Path folder = folder(line);
    refuseRoot(line);
    Venv venv = Preparation.of(line);
    System.out.println("Opening JupyterLab on " + folder + " (Ctrl-C ends it)");
    List<String> command = new ArrayList<>();
    command.add(venv.python().toString());
    command.addAll(List.of(Venv.ISOLATED, "-m", "jupyterlab"));
    command.addAll(line.others());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    return Shell.run(Shell.withHome(builder, venv));
  }

  /** Jupyter would refuse, after everything has been prepared. */
  private static void refuseRoot(CommandLine line) {
    if ("root".equals(System.getProperty("user.name")) && !line.others().contains(ALLOW_ROOT)) {
      throw new Failure(
          2,
          "JupyterLab does not start for the user root, whose notebooks may do anything; in a container of your own, add %s"
              .formatted(ALLOW_ROOT));
    }
  }

  private static Path folder(CommandLine line) {
    if (!line.plain().isEmpty()) {
      Path folder = Path.of(line.plain().get(0));
      if (!Files.isDirectory(folder)) {
        throw new Failure(2, "there is no folder " + folder);
      }
      return folder.toAbsolutePath().normalize();
    }
    // From a checkout the jar stands in kernel-ext/target.
    Path target = Installer.jar().toAbsolutePath().getParent();
    Path root =
        target == null || target.getParent() == null ? null : target.getParent().getParent();
    for (Path candidate :
        new Path[] {
          Path.of("notebooks"), root == null ? Path.of(".") : root.resolve("notebooks")
        }) {
      if (Files.isDirectory(candidate)) {
        return candidate.toAbsolutePath().normalize();
      }
    }
    return Path.of("").toAbsolutePath();
  }
}
