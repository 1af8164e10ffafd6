package io.github.metasaw.launcher;

import io.github.metasaw.fit.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code java -jar metasaw.jar}: the kernel into Jupyter, and Jupyter on the notebooks. */
public final class Launcher {

  private static final String HELP =
      String.join(
          "\n",
          "Metasaw " + Provenance.VERSION,
          "",
          "  java -jar metasaw.jar lab [DIR] [--venv DIR] [JUPYTER OPTIONS]",
          "      open JupyterLab on DIR (the notebooks of this checkout, or the folder you are in)",
          "      with the kernel 'Java (Metasaw)'; makes a virtual environment the first time",
          "  java -jar metasaw.jar run NOTEBOOK... [--venv DIR] [--out DIR | --in-place] [--timeout SECONDS]",
          "      execute notebooks; writes the executed copy (or, in place, the notebook itself) and an",
          "      HTML page; fails if a cell fails",
          "  java -jar metasaw.jar install [--venv DIR | --sys-prefix | --prefix DIR | --user]",
          "      install the kernel where a Jupyter finds it: in an environment of its own, in that of",
          "      the Python on the PATH, under a prefix, or for the user",
          "  --java HOME, with any of these, lets the kernel run on another JDK than this one",
          "  java -jar metasaw.jar version",
          "");

  private Launcher() {}

  /**
   * Exits with 0, with 1 where something failed, with 2 where the words are off.
   *
   * @param args the command and its options; {@code --help} lists them
   */
  public static void main(String[] args) {
    try {
      System.exit(run(List.of(args)));
    } catch (Failure failure) {
      System.err.println("metasaw: " + failure.getMessage());
      System.exit(failure.code());
    } catch (UncheckedIOException | IOException e) {
      System.err.println("metasaw: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(130);
    }
  }

  private static int run(List<String> args) throws IOException, InterruptedException {
    String command = args.isEmpty() ? "help" : args.get(0);
    CommandLine line = CommandLine.of(args.subList(Math.min(1, args.size()), args.size()));
    if (line.has("help")) {
      command = "help";
    }
    switch (command) {
      case "lab":
        return Lab.open(line);
      case "run":
        return Runner.run(line);
      case "install":
        Installer.install(line);
        return 0;
      case "version", "--version":
        System.out.println(Provenance.VERSION);
        return 0;
      case "help", "--help", "-h":
        System.out.print(HELP);
        return 0;
      default:
        throw new Failure(2, "there is no command '" + command + "'; try lab, run or install");
    }
  }
}
